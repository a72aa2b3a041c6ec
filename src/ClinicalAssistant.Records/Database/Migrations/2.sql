ALTER TABLE "turns" ADD "Drafts" TEXT NULL;

ALTER TABLE "turns" ADD "Instance" INTEGER NULL;

ALTER TABLE "turns" ADD "PatientKey" TEXT NULL;

ALTER TABLE "turns" ADD "Tenant" TEXT NOT NULL DEFAULT 'own';

ALTER TABLE "conversations" ADD "Tenant" TEXT NOT NULL DEFAULT 'own';

CREATE TABLE "api_keys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_api_keys" PRIMARY KEY,
    "Tenant" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Scopes" TEXT NULL,
    "Audience" TEXT NULL,
    "Created" INTEGER NOT NULL,
    "Expires" INTEGER NULL,
    "Revoked" INTEGER NULL,
    "RequestsPerMinute" INTEGER NULL,
    "Concurrent" INTEGER NULL,
    "TokensPerDay" INTEGER NULL
);

CREATE TABLE "audit" (
    "Tenant" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Actor" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Subject" TEXT NULL,
    "PatientKey" TEXT NULL,
    "Door" TEXT NULL,
    "Purpose" TEXT NULL,
    "Outcome" TEXT NULL,
    "Detail" TEXT NULL,
    "Digest" TEXT NULL,
    "Previous" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_audit" PRIMARY KEY ("Tenant", "Sequence")
);

CREATE TABLE "audit_heads" (
    "Tenant" TEXT NOT NULL CONSTRAINT "PK_audit_heads" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL
);

CREATE TABLE "eval_runs" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_eval_runs" PRIMARY KEY AUTOINCREMENT,
    "Tenant" TEXT NOT NULL,
    "Suite" TEXT NOT NULL,
    "Started" INTEGER NOT NULL,
    "Ended" INTEGER NOT NULL,
    "Passed" INTEGER NOT NULL,
    "Failed" INTEGER NOT NULL,
    "Errors" INTEGER NOT NULL,
    "Summary" TEXT NULL
);

CREATE TABLE "feedback" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_feedback" PRIMARY KEY AUTOINCREMENT,
    "Tenant" TEXT NOT NULL,
    "QuestionId" TEXT NOT NULL,
    "CallerId" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Rating" INTEGER NOT NULL,
    "Comment" TEXT NULL
);

CREATE INDEX "IX_turns_Tenant_PatientKey" ON "turns" ("Tenant", "PatientKey");

CREATE INDEX "IX_conversations_Tenant_Updated" ON "conversations" ("Tenant", "Updated");

CREATE INDEX "IX_audit_Tenant_Subject" ON "audit" ("Tenant", "Subject");

CREATE INDEX "IX_feedback_QuestionId" ON "feedback" ("QuestionId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129113455_Server', '10.0.15');

