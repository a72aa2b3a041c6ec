using ClinicalAssistant.Api.Hosting;

var app = ClinicalServer.Build(args);
await app.RunAsync();
