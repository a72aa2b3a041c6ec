CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "conversations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_conversations" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "Started" INTEGER NOT NULL,
    "Updated" INTEGER NOT NULL,
    "CallerId" TEXT NOT NULL,
    "Door" TEXT NOT NULL
);

CREATE TABLE "turns" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_turns" PRIMARY KEY AUTOINCREMENT,
    "QuestionId" TEXT NOT NULL,
    "ConversationId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Asked" INTEGER NOT NULL,
    "Ended" INTEGER NULL,
    "CallerId" TEXT NOT NULL,
    "Door" TEXT NOT NULL,
    "Purpose" TEXT NULL,
    "Audience" TEXT NOT NULL,
    "AskedTask" TEXT NULL,
    "Route" TEXT NULL,
    "Text" TEXT NOT NULL,
    "Patient" TEXT NULL,
    "History" TEXT NULL,
    "Instructions" TEXT NULL,
    "Outcome" TEXT NULL,
    "Task" TEXT NULL,
    "AnswerText" TEXT NULL,
    "Provider" TEXT NULL,
    "Decision" TEXT NULL,
    "Evidence" TEXT NULL,
    "Ranking" TEXT NULL,
    "Withheld" TEXT NULL,
    "Notices" TEXT NULL,
    "Versions" TEXT NULL,
    "Trace" TEXT NULL,
    "TokenUse" TEXT NULL,
    CONSTRAINT "FK_turns_conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "conversations" ("Id") ON DELETE CASCADE
);

CREATE TABLE "notes" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_notes" PRIMARY KEY AUTOINCREMENT,
    "TurnNumber" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    CONSTRAINT "FK_notes_turns_TurnNumber" FOREIGN KEY ("TurnNumber") REFERENCES "turns" ("Number") ON DELETE CASCADE
);

CREATE INDEX "IX_conversations_Updated" ON "conversations" ("Updated");

CREATE INDEX "IX_notes_TurnNumber" ON "notes" ("TurnNumber");

CREATE INDEX "IX_turns_ConversationId" ON "turns" ("ConversationId");

CREATE UNIQUE INDEX "IX_turns_QuestionId" ON "turns" ("QuestionId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122202148_First', '10.0.15');
