using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Lays disease profiles and cases out as flat arrays.</summary>
internal static class RegistryCompiler
{
    internal const string File = "profiles.bin";

    public static void Write(RegistryDraft draft, string path)
    {
        var diseases = draft.Diseases.ToList();
        var file = new FlatFileWriter();
        file.AddStrings("terms", draft.TermIdList);
        file.AddStrings("term.labels", draft.TermLabels);
        file.AddStrings("diseases", [.. diseases.Select(disease => disease.Id)]);
        file.AddStrings("disease.names", [.. diseases.Select(disease => disease.Name)]);
        file.AddStrings("other.names", [.. diseases.SelectMany(disease => disease.OtherNames)]);
        file.Add<int>("other.disease", [.. diseases.SelectMany((disease, i) => disease.OtherNames.Select(_ => i))]);
        file.AddStrings("genes", [.. diseases.SelectMany(disease => disease.Genes)]);
        file.Add<int>("gene.disease", [.. diseases.SelectMany((disease, i) => disease.Genes.Select(_ => i))]);
        file.Add<int>("counted", [.. diseases.Select(disease => disease.CountedCases)]);
        file.Add<float>("males", [.. diseases.Select(disease => disease.Males)]);
        file.Add<float>("females", [.. diseases.Select(disease => disease.Females)]);
        file.Add<int>("ages.at", Places(diseases, disease => disease.Ages.Count));
        file.Add<float>("ages", [.. diseases.SelectMany(disease => disease.Ages)]);

        var counts = diseases.SelectMany(disease => disease.Counts.OrderBy(count => count.Key)).ToList();
        file.Add<int>("counts.at", Places(diseases, disease => disease.Counts.Count));
        file.Add<int>("counts.term", [.. counts.Select(count => count.Key)]);
        file.Add<float>("counts.observed", [.. counts.Select(count => count.Value.Observed)]);
        file.Add<float>("counts.excluded", [.. counts.Select(count => count.Value.Excluded)]);
        file.Add<float>("counts.of", [.. counts.Select(count => count.Value.Of)]);

        var cases = diseases.SelectMany(disease => disease.Cases).ToList();
        var publications = cases.Select(one => one.Publication).Distinct().Order(StringComparer.Ordinal).ToList();
        var numbers = publications.Select((publication, i) => (publication, i)).ToDictionary(pair => pair.publication, pair => pair.i, StringComparer.Ordinal);
        file.Add<int>("cases.at", Places(diseases, disease => disease.Cases.Count));
        file.AddLists("observed", [.. cases.Select(one => one.Observed)]);
        file.AddLists("excluded", [.. cases.Select(one => one.Excluded)]);
        file.AddStrings("publications", publications);
        file.Add<int>("case.publication", [.. cases.Select(one => numbers[one.Publication])]);
        file.Add<byte>("case.sex", [.. cases.Select(one => one.Sex switch { Sex.Male => (byte)1, Sex.Female => (byte)2, _ => (byte)0 })]);
        file.Add<float>("case.age", [.. cases.Select(one => one.Age)]);
        file.Write(path);
    }

    private static int[] Places(List<DiseaseDraft> diseases, Func<DiseaseDraft, int> count)
    {
        var places = new int[diseases.Count + 1];
        for (var i = 0; i < diseases.Count; i++)
            places[i + 1] = places[i] + count(diseases[i]);
        return places;
    }
}
