using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Reads a patient as a door receives it: a FHIR R4 Bundle or plain facts. Throws <see cref="WrongInputException"/> with the remedy.</summary>
public delegate Patient PatientInput(JsonElement element);
