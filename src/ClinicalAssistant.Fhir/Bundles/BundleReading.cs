using System.Text.Json;

using Hl7.Fhir.Model;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>
/// A bundle (or one resource as if it were a bundle's only entry) to a patient. The bundle itself is walked as JSON and each entry is parsed by itself,
/// so that a broken one stays alone.
/// </summary>
internal sealed class BundleReading(TimeProvider time)
{
    private const int WorthSharing = 200;

    public PatientReading Read(JsonElement root, bool isBundle)
    {
        var problems = new ProblemList();
        var entries = isBundle ? Entries(root, problems) : Single(root, problems);
        var whose = Whose.Of(entries);
        var mine = new List<Entry>();
        foreach (var entry in entries)
        {
            if (whose.Excludes(entry.Resource))
                problems.Add(entry.Index, entry.Resource.TypeName, "it is about another patient and was not used", "Send one patient's resources at a time");
            else
                mine.Add(entry);
        }

        var fields = new Fields(problems);
        var medications = new Medications(entries, time, fields).Read(mine);
        var observations = Observations.Read(mine, fields);
        var conditions = Conditions.Read(mine, fields);
        var patient = new Core.Patient
        {
            Allergies = Allergies.Read(mine, fields),
            Medications = medications.Current,
            Conditions = conditions,
            Observations = observations,
            Encounters = Encounters.Read(mine, fields),
            Documents = Documents.Read(mine, fields),
        };
        patient = new VitalFacts(time.GetUtcNow(), fields).Add(patient, conditions);
        if (whose.Patient is { } about)
            patient = new Demographics(time, fields).Add(patient, about);
        else
            problems.Add("there is no Patient resource, so age and sex are not known", "Add the Patient resource");
        TellFetch(root, problems);
        return new PatientReading(patient, problems.ToList()) { NotCurrentMedications = medications.NotCurrent };
    }

    private static List<Entry> Single(JsonElement root, ProblemList problems) =>
        ResourceParser.Parse(root, 0, null, problems) is { } entry ? [entry] : [];

    private static List<Entry> Entries(JsonElement bundle, ProblemList problems)
    {
        List<RawEntry> raw = [];
        if (!bundle.TryGetProperty("entry", out var list))
        {
            problems.Add("the bundle has no entries", "Send the patient's resources as entries");
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
            throw new WrongInputException("The bundle's entry is no list: write \"entry\":[{\"resource\":{…}}].");
        var index = -1;
        foreach (var entry in list.EnumerateArray())
        {
            index++;
            if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("resource", out var resource) || resource.ValueKind != JsonValueKind.Object)
            {
                problems.Add(index, null, "it holds no resource", "Put the resource under \"resource\"");
                continue;
            }

            var fullUrl = entry.TryGetProperty("fullUrl", out var url) ? JsonText.Of(url) : null;
            raw.Add(new RawEntry(index, fullUrl, resource));
        }

        var read = Parsed(EntrySelection.Of(raw, problems), problems);

        if (HasNextPage(bundle))
            problems.Add("the bundle has further pages, which were not read", "Send all pages in one bundle");
        return read;
    }

    /// <summary>The resources in their order; those of a long record side by side.</summary>
    private static List<Entry> Parsed(IReadOnlyList<RawEntry> raw, ProblemList problems)
    {
        if (raw.Count < WorthSharing)
            return [.. raw.Select(entry => ResourceParser.Parse(entry.Resource, entry.Index, entry.FullUrl, problems)).OfType<Entry>()];
        var parsed = new (Entry? Entry, ProblemList Problems)[raw.Count];
        Parallel.For(0, raw.Count, at =>
        {
            var own = new ProblemList();
            parsed[at] = (ResourceParser.Parse(raw[at].Resource, raw[at].Index, raw[at].FullUrl, own), own);
        });
        foreach (var (_, own) in parsed)
            problems.AddAll(own);
        return [.. parsed.Select(static pair => pair.Entry).OfType<Entry>()];
    }

    /// <summary>What a fetch from a FHIR server could not have, as it travels with the bundle.</summary>
    private static void TellFetch(JsonElement root, ProblemList problems)
    {
        if (!root.TryGetProperty(PatientReader.FetchProblems, out var told) || told.ValueKind != JsonValueKind.Array)
            return;
        foreach (var problem in told.EnumerateArray())
        {
            if (JsonText.Of(problem) is { } what)
                problems.Add(what.TrimEnd('.'), "Ask the server's keeper, or send a bundle");
        }
    }

    private static bool HasNextPage(JsonElement bundle) =>
        bundle.TryGetProperty("link", out var links) && links.ValueKind == JsonValueKind.Array
        && links.EnumerateArray().Any(static link => link.ValueKind == JsonValueKind.Object && link.TryGetProperty("relation", out var relation) && JsonText.Of(relation) == "next");
}
