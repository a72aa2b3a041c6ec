CREATE TABLE "documents" (
    "Id" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Tenant" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "CallerId" TEXT NOT NULL,
    "PatientKey" TEXT NULL,
    "Saved" INTEGER NOT NULL,
    "Content" TEXT NOT NULL,
    CONSTRAINT "PK_documents" PRIMARY KEY ("Id", "Version")
);

CREATE INDEX "IX_documents_Tenant_PatientKey" ON "documents" ("Tenant", "PatientKey");

CREATE INDEX "IX_documents_Tenant_Saved" ON "documents" ("Tenant", "Saved");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129165126_Documents', '10.0.15');
