using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Reads an encoder's files and checks that they belong together.</summary>
internal static class EncoderFiles
{
    private const string Remedy = "Restore it, or train again with tools/ClinicalAssistant.EncoderTraining.";

    /// <summary>Reads <c>model.json</c>, <c>weights.bin</c> and <c>pieces.txt</c> of a folder.</summary>
    /// <exception cref="WrongInputException">One of them is missing, damaged, or does not belong to the others: names the file and the remedy.</exception>
    public static RequestEncoder Read(string folder)
    {
        var modelFile = Path.Combine(folder, "model.json");
        var model = ReadModel(modelFile);
        if (!model.Shape.IsSound || model.Categories.Count == 0 || model.Kinds.Count == 0 || model.Shape.Outputs != NetworkShape.FixedOutputs + model.Categories.Count + model.Kinds.Count)
            throw new WrongInputException($"{modelFile} fields shape, categories and kinds: no encoder has this size. {Remedy}");
        var piecesFile = Path.Combine(folder, "pieces.txt");
        var piecesContent = ReadFile(piecesFile);
        if (Convert.ToHexStringLower(SHA256.HashData(piecesContent)) != model.PiecesSha256)
            throw Foreign(piecesFile);
        var pieces = new WordPieces(Encoding.UTF8.GetString(piecesContent).TrimEnd('\n').Split('\n'));
        if (pieces.Count != model.Shape.Pieces)
            throw new WrongInputException($"{modelFile} field shape: pieces.txt beside it holds {pieces.Count} pieces. {Remedy}");
        var weightsFile = Path.Combine(folder, "weights.bin");
        var content = ReadFile(weightsFile);
        return model.Shape.Hash(content) == model.WeightsSha256
            ? new RequestEncoder(model, new TransformerEncoder(model.Shape, pieces, EncoderWeights.Read(model.Shape, content, weightsFile)))
            : throw Foreign(weightsFile);

        WrongInputException Foreign(string file) => new($"{file} is not the file that {modelFile} describes, or is damaged. {Remedy}");
    }

    private static EncoderModel ReadModel(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(ReadFile(file), EncoderModelJson.Default.EncoderModel) ?? throw new WrongInputException($"{file} is empty. {Remedy}");
        }
        catch (JsonException wrong)
        {
            throw new WrongInputException($"{file} line {(wrong.LineNumber ?? 0) + 1}: not an encoder's description. {Remedy}", wrong);
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
