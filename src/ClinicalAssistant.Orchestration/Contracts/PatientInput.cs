using System.Text.Json;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Reads a patient as a door receives it: a FHIR R4 Bundle or plain facts. Throws <see cref="Core.WrongInputException"/> with the remedy.</summary>
public delegate ReadPatient PatientInput(JsonElement element);
