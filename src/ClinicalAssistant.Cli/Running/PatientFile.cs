using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;

namespace ClinicalAssistant.Cli.Running;

/// <summary>Reads a patient from a file: a FHIR R4 Bundle or Patient, or plain facts.</summary>
internal static class PatientFile
{
    public static PatientReading Read(string path, PatientReader reader)
    {
        var bytes = InputFiles.ReadAll(path);
        try
        {
            return reader.Read(bytes);
        }
        catch (WrongInputException wrong)
        {
            throw new WrongInputException($"{path}: {wrong.Message}", wrong);
        }
    }
}
