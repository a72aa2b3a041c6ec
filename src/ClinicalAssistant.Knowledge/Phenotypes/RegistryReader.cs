using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Reads case registries: JSON values one after the other, each a case with terms, a disease's counts, or a Phenopacket (schema version 2; also a list of them).
/// A broken value stops the import.
/// </summary>
internal sealed class RegistryReader(RegistryReading reading)
{
    /// <exception cref="WrongInputException">A value is broken or none of the three kinds; names line and column.</exception>
    public void Read(SourceFile file)
    {
        try
        {
            var reader = new Utf8JsonReader(file.Bytes, new JsonReaderOptions { AllowMultipleValues = true });
            while (reader.Read())
            {
                var start = reader.TokenStartIndex;
                using var value = JsonDocument.ParseValue(ref reader);
                if (value.RootElement.ValueKind == JsonValueKind.Array)
                {
                    foreach (var item in value.RootElement.EnumerateArray())
                        ReadOne(new RegistryValue(file, start, item));
                }
                else
                {
                    ReadOne(new RegistryValue(file, start, value.RootElement));
                }
            }
        }
        catch (JsonException fault)
        {
            throw JsonPlace.Wrong(file, fault);
        }
    }

    private void ReadOne(RegistryValue value)
    {
        if (value.Get("phenotypicFeatures", "phenotypic_features") is { } features)
            ReadPhenopacket(value, features);
        else if (value.Get("terms") is { } terms)
            ReadProfile(value, terms);
        else if (value.Get("observed") is { } observed)
            ReadCase(value, observed);
        else
            throw value.Wrong("this is neither a case ('observed'), nor a disease's counts ('terms'), nor a Phenopacket ('phenotypicFeatures').");
    }

    private void ReadCase(RegistryValue value, JsonElement observed)
    {
        if (value.Text("role") == "query")
        {
            reading.Queries++;
            return;
        }

        var disease = RegistryValue.Disease(value.Get("disease"));
        if (disease is null)
        {
            reading.WithoutDiagnosis++;
            return;
        }

        var publication = value.Get("pmids") is { ValueKind: JsonValueKind.Array } pmids ? pmids.EnumerateArray().Select(pmid => pmid.GetString()).FirstOrDefault() : value.Text("pmid");
        var age = StatedAge.Read(value.Get("age_last_encounter") ?? default);
        if (float.IsNaN(age))
            age = StatedAge.Read(value.Get("age_onset") ?? default);
        Genes(disease.Value, RegistryValue.Texts(value.Get("genes")));
        Keep(value.Text("id"), disease.Value, publication, Terms(value, observed), Terms(value, value.Get("excluded") ?? default), value.Text("sex"), age);
    }

    private void ReadPhenopacket(RegistryValue value, JsonElement features)
    {
        if (Diagnosis(value) is not { } disease)
        {
            reading.WithoutDiagnosis++;
            return;
        }

        var observed = new List<int>();
        var excluded = new List<int>();
        foreach (var feature in value.Items(features, "phenotypicFeatures"))
        {
            var (id, label) = value.Term(feature.TryGetProperty("type", out var type) ? type : default);
            (RegistryValue.IsTrue(feature, "excluded") ? excluded : observed).Add(reading.Draft.Term(id, label));
        }

        var subject = value.Get("subject") ?? default;
        var age = RegistryValue.Inner(subject, "timeAtLastEncounter", "time_at_last_encounter") is { } last ? StatedAge.Read(last) : float.NaN;
        if (float.IsNaN(age) && disease.Onset is { } onset)
            age = StatedAge.Read(onset);
        var references = RegistryValue.Inner(value.Get("metaData", "meta_data") ?? default, "externalReferences", "external_references");
        var publication = references is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(reference => RegistryValue.TextOf(reference, "id")).FirstOrDefault(id => id?.StartsWith("PMID:", StringComparison.Ordinal) == true)
            : null;
        Genes((disease.Id, disease.Name), GenesOf(value));
        Keep(value.Text("id"), (disease.Id, disease.Name), publication, observed, excluded, RegistryValue.TextOf(subject, "sex"), age);
    }

    private static (string Id, string? Name, JsonElement? Onset)? Diagnosis(RegistryValue value)
    {
        var diseases = value.Get("diseases") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(disease => !RegistryValue.IsTrue(disease, "excluded")).ToList() : [];
        foreach (var interpretation in value.Get("interpretations") is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray().ToList() : [])
        {
            if (RegistryValue.Inner(interpretation, "diagnosis") is { } diagnosis && RegistryValue.Disease(RegistryValue.Inner(diagnosis, "disease")) is { } named)
            {
                var same = diseases.FirstOrDefault(disease => RegistryValue.Inner(disease, "term") is { } term && RegistryValue.TextOf(term, "id") == named.Id);
                return (named.Id, named.Name, RegistryValue.Inner(same, "onset"));
            }
        }

        foreach (var disease in diseases)
        {
            if (RegistryValue.Disease(RegistryValue.Inner(disease, "term")) is { } named)
                return (named.Id, named.Name, RegistryValue.Inner(disease, "onset"));
        }

        return null;
    }

    /// <summary>Genes that a Phenopacket's interpretations name.</summary>
    private static IEnumerable<string> GenesOf(RegistryValue value) =>
        from interpretation in RegistryValue.List(value.Get("interpretations"))
        from genomic in RegistryValue.List(RegistryValue.Inner(RegistryValue.Inner(interpretation, "diagnosis") ?? default, "genomicInterpretations", "genomic_interpretations"))
        let variant = RegistryValue.Inner(RegistryValue.Inner(genomic, "variantInterpretation", "variant_interpretation") ?? default, "variationDescriptor", "variation_descriptor") ?? default
        let gene = RegistryValue.Inner(variant, "geneContext", "gene_context") ?? RegistryValue.Inner(genomic, "gene") ?? default
        let symbol = RegistryValue.TextOf(gene, "symbol")
        where symbol is not null
        select symbol;

    private void Genes((string Id, string? Name) disease, IEnumerable<string> symbols)
    {
        foreach (var symbol in symbols)
            reading.Draft.Disease(disease.Id, disease.Name).Genes.Add(symbol);
    }

    private void ReadProfile(RegistryValue value, JsonElement terms)
    {
        var (id, name) = RegistryValue.Disease(value.Get("disease")) ?? throw value.Wrong("a disease's counts without 'disease'. Give its id and label.");
        var cases = value.Number("n_cases");
        var disease = reading.Draft.Disease(id, name);
        Genes((id, name), RegistryValue.Texts(value.Get("genes")));
        if (disease.CountedCases > 0)
            reading.RepeatedDiseases.Add(id);
        disease.CountedCases += cases;
        foreach (var term in value.Items(terms, "terms"))
        {
            var (termId, label) = value.Term(term);
            var observed = value.Number(term, "observed");
            var excluded = value.Number(term, "excluded");
            if (observed + excluded > cases)
                throw value.Wrong($"{termId} is counted in more cases than 'n_cases' states. Mend the counts.");
            disease.Count(reading.Draft.Term(termId, label), observed, excluded, cases);
        }

        if (value.Get("sex") is { ValueKind: JsonValueKind.Object } sex)
        {
            disease.Males += Share(sex, "MALE");
            disease.Females += Share(sex, "FEMALE");
        }

        if (value.Get("onset") is { ValueKind: JsonValueKind.Object } onset)
        {
            foreach (var stated in onset.EnumerateObject())
            {
                if (StatedAge.Read(stated.Name) is var age && !float.IsNaN(age) && stated.Value.TryGetInt32(out var count))
                    disease.Ages.AddRange(Enumerable.Repeat(age, Math.Clamp(count, 0, 200)));
            }
        }
    }

    private static int Share(JsonElement sex, string name) => sex.TryGetProperty(name, out var count) && count.TryGetInt32(out var number) ? Math.Max(0, number) : 0;

    private List<int> Terms(RegistryValue value, JsonElement list)
    {
        var terms = new List<int>();
        foreach (var item in list.ValueKind == JsonValueKind.Undefined ? [] : value.Items(list, "observed/excluded"))
        {
            var (id, label) = value.Term(item);
            terms.Add(reading.Draft.Term(id, label));
        }

        return terms;
    }

    private void Keep(string? id, (string Id, string? Name) disease, string? publication, List<int> observed, List<int> excluded, string? sex, float age)
    {
        if (id is { Length: > 0 } && !reading.CaseIds.Add(id))
        {
            reading.Repeated++;
            return;
        }

        var both = excluded.RemoveAll(observed.Contains);
        reading.Contradictory += both;
        var of = sex?.ToUpperInvariant() switch { "MALE" or "M" => Sex.Male, "FEMALE" or "F" => Sex.Female, _ => Sex.Unknown };
        reading.Draft.Disease(disease.Id, disease.Name).Cases.Add(new RegistryCase(publication ?? "", [.. observed.Distinct().Order()], [.. excluded.Distinct().Order()], of, age));
    }
}
