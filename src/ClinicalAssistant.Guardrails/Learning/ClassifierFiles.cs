using System.Security.Cryptography;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Reads a classifier's files and checks that they belong together.</summary>
internal static class ClassifierFiles
{
    private const string Remedy = "Restore it, or train again with tools/ClinicalAssistant.GuardTraining.";

    public static RequestClassifier Read(string folder)
    {
        var modelFile = Path.Combine(folder, "model.json");
        var model = ReadModel(modelFile);
        var weights = ClassifierWeights.Read(Content("weights.bin", model.WeightsSha256), Path.Combine(folder, "weights.bin"));
        var network = NetworkWeights.ReadAll(Content("network.bin", model.NetworkSha256), Path.Combine(folder, "network.bin"));
        var words = WordVectors.Read(Content("words.bin", model.WordsSha256), Path.Combine(folder, "words.bin"));
        return network[0].OutputBias.Length == NetworkShape.FixedOutputs + model.Categories.Count + model.Kinds.Count
            ? new RequestClassifier(model, weights, new NetworkEnsemble(network, words))
            : throw new WrongInputException($"{modelFile} fields categories and kinds: network.bin has another number of them. Restore both, or train again with tools/ClinicalAssistant.GuardTraining.");

        byte[] Content(string name, string sha256)
        {
            var file = Path.Combine(folder, name);
            var content = ReadFile(file);
            return Convert.ToHexStringLower(SHA256.HashData(content)) == sha256
                ? content
                : throw new WrongInputException($"{file} is not the file that {modelFile} describes, or is damaged. Restore both, or train again with tools/ClinicalAssistant.GuardTraining.");
        }
    }

    private static ClassifierModel ReadModel(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(ReadFile(file), ClassifierModelJson.Default.ClassifierModel) ?? throw new WrongInputException($"{file} is empty. {Remedy}");
        }
        catch (JsonException wrong)
        {
            throw new WrongInputException($"{file} line {(wrong.LineNumber ?? 0) + 1}: not a classifier's description. {Remedy}", wrong);
        }
    }

    private static byte[] ReadFile(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"{file} cannot be read. {Remedy}", wrong);
        }
    }
}
