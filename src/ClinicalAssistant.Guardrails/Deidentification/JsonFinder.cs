using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Values of FHIR JSON by the key they stand under. Reads loosely, so that a fragment or a broken file is de-identified too.</summary>
internal static class JsonFinder
{
    private static readonly HashSet<string> People = new(StringComparer.Ordinal)
    {
        "subject", "patient", "practitioner", "performer", "author", "recorder", "asserter", "requester", "actor", "individual", "participant", "generalPractitioner", "who", "agent", "signer", "informant", "sender", "recipient", "source", "attester", "beneficiary", "subscriber", "party", "link", "onBehalfOf", "enterer", "provider", "responsible",
    };

    private static readonly HashSet<string> Bodies = new(StringComparer.Ordinal) { "managingOrganization", "serviceProvider", "organization", "custodian", "payor", "insurer", "location", "hospitalization", "origin", "destination", "manufacturer" };

    // Resources that are no person and no person's account: their ids say nothing of anybody.
    private static readonly HashSet<string> Things = new(StringComparer.Ordinal)
    {
        "AllergyIntolerance", "Appointment", "Binary", "Bundle", "CarePlan", "ClinicalImpression", "CodeSystem", "Communication", "Composition", "Condition", "Consent", "DetectedIssue", "DeviceRequest", "DiagnosticReport", "DocumentReference", "FamilyMemberHistory", "Flag", "Goal",
        "ImagingStudy", "Immunization", "Library", "List", "Media", "Medication", "MedicationAdministration", "MedicationDispense", "MedicationRequest", "MedicationStatement", "NutritionOrder", "Observation", "OperationOutcome", "PlanDefinition", "Procedure", "Provenance", "Questionnaire",
        "QuestionnaireResponse", "RiskAssessment", "Schedule", "ServiceRequest", "Slot", "Specimen", "StructureDefinition", "Substance", "SupplyRequest", "Task", "ValueSet", "VisionPrescription",
    };

    public static void Find(Note note)
    {
        var text = note.Text;
        if (!text.Contains("\":", StringComparison.Ordinal) && !text.Contains("\" :", StringComparison.Ordinal))
            return;
        var types = ResourceTypes(text);
        var keys = new List<string>();
        var resources = new List<string>();
        var key = "";
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{' or '[':
                    keys.Add(key);
                    resources.Add(types.GetValueOrDefault(i) ?? (resources.Count > 0 ? resources[^1] : ""));
                    break;
                case '}' or ']':
                    if (keys.Count > 0)
                    {
                        key = keys[^1];
                        keys.RemoveAt(keys.Count - 1);
                        resources.RemoveAt(resources.Count - 1);
                    }

                    break;
                case '"':
                    var end = StringEnd(text, i + 1);
                    if (end < 0)
                        return;
                    var next = end + 1;
                    while (next < text.Length && char.IsWhiteSpace(text[next]))
                        next++;
                    if (next < text.Length && text[next] == ':')
                    {
                        key = text[(i + 1)..end];
                    }
                    else if (keys.Count > 0)
                    {
                        Value(note, keys, key, resources[^1], i + 1, end);
                    }

                    i = end;
                    break;
            }
        }
    }

    private static void Value(Note note, List<string> keys, string key, string resource, int start, int end)
    {
        if (JsonCode.IsKey(key))
        {
            if (JsonCode.Is(key, note.Text.AsSpan(start, end - start), Around(note.Text, start).Contains("\"system\"", StringComparison.Ordinal)))
                note.Protect(note.TokenAt(start), note.TokenAt(end));
            return;
        }

        var parent = Parent(keys, key);
        switch (key)
        {
            case "family" or "given":
                Take(note, IdentifierType.Name, start, end);
                break;
            case "text" when parent is "name":
                Take(note, IdentifierType.Name, start, end);
                break;
            case "line" or "city" or "district" or "postalCode":
                Take(note, IdentifierType.Location, start, end);
                break;
            case "display":
                Display(note, keys, start, end);
                break;
            case "name" when resource is "Organization" or "Location" or "HealthcareService" or "InsurancePlan":
                Take(note, IdentifierType.Hospital, start, end);
                break;
            case "value" when parent is "telecom":
                Take(note, note.Text.AsSpan(start, end - start).Contains('@') ? IdentifierType.Email : note.Text.AsSpan(start, end - start).Contains("://", StringComparison.Ordinal) ? IdentifierType.Url
                    : Around(note.Text, start).Contains("fax", StringComparison.OrdinalIgnoreCase) ? IdentifierType.Fax : IdentifierType.Phone, start, end);
                break;
            case "value" when parent is "identifier":
                Take(note, IdentifierOf(Around(note.Text, start), resource), start, end);
                break;
            case "serialNumber" or "deviceIdentifier" or "distinctIdentifier" or "carrierHRF":
                Take(note, IdentifierType.Device, start, end);
                break;
            case "subscriberId" or "policyNumber":
                Take(note, IdentifierType.HealthPlan, start, end);
                break;
            case "reference" or "id":
                Reference(note, key, resource, start, end);
                break;
        }
    }

    // Of the objects around, the nearest key that is not the value's own.
    private static string Parent(List<string> keys, string key)
    {
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            if (keys[i] != key)
                return keys[i];
        }

        return "";
    }

    private static void Display(Note note, List<string> keys, int start, int end)
    {
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            if (keys[i] is "coding" or "code" or "valueCodeableConcept" or "medicationCodeableConcept")
            {
                note.Protect(note.TokenAt(start), note.TokenAt(end));
                return;
            }

            if (Bodies.Contains(keys[i]))
            {
                Take(note, IdentifierType.Hospital, start, end);
                return;
            }

            if (!People.Contains(keys[i]))
                continue;
            var from = note.TokenAt(start);
            while (note.Is(from, Sense.Title) || note.IsMark(from, '.'))
                from++;
            var to = note.TokenAt(end);
            while (to > from + 1 && (note.Is(to - 1, Sense.Credential) || note.IsMark(to - 1, ',')))
                to--;
            note.Take(IdentifierType.Name, from, to);
            return;
        }
    }

    private static void Reference(Note note, string key, string resource, int start, int end)
    {
        var value = note.Text.AsSpan(start, end - start);
        if (value.ContainsAny(" \t\n"))
            return;
        var slash = value.LastIndexOf('/');
        var own = key == "id" ? resource : slash > 0 ? value[(value[..slash].LastIndexOf('/') + 1)..slash].ToString() : "";
        if (Things.Contains(own))
        {
            note.Protect(note.TokenAt(start), note.TokenAt(end));
            return;
        }

        var digits = 0;
        foreach (var c in value[(slash + 1)..])
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        // A person's id is taken whatever it is; of what is not known to be a thing, what looks like a number of record.
        if (own is "Patient" or "Practitioner" or "RelatedPerson" or "Person" || digits >= 3)
            Take(note, own == "Patient" ? IdentifierType.Mrn : IdentifierType.OtherId, start + slash + 1, end);
    }

    /// <summary>Of each object that says its resource type, wherever in it, the type by the place of its brace.</summary>
    private static Dictionary<int, string> ResourceTypes(string text)
    {
        var types = new Dictionary<int, string>();
        var open = new Stack<int>();
        var key = "";
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{' or '[':
                    open.Push(i);
                    key = "";
                    break;
                case '}' or ']':
                    open.TryPop(out _);
                    key = "";
                    break;
                case '"':
                    var end = StringEnd(text, i + 1);
                    if (end < 0)
                        return types;
                    var next = end + 1;
                    while (next < text.Length && char.IsWhiteSpace(text[next]))
                        next++;
                    if (next < text.Length && text[next] == ':')
                        key = text[(i + 1)..end];
                    else if (key == "resourceType" && open.Count > 0)
                        types.TryAdd(open.Peek(), text[(i + 1)..end]);
                    i = end;
                    break;
            }
        }

        return types;
    }

    private static IdentifierType IdentifierOf(string around, string resource)
    {
        foreach (var (mark, type) in (ReadOnlySpan<(string, IdentifierType)>)
        [
            ("ssn", IdentifierType.Ssn), ("\"SS\"", IdentifierType.Ssn), ("nhs", IdentifierType.HealthPlan), ("\"MB\"", IdentifierType.HealthPlan), ("member", IdentifierType.HealthPlan), ("npi", IdentifierType.License), ("licen", IdentifierType.License),
            ("\"DL\"", IdentifierType.License), ("\"PPN\"", IdentifierType.License), ("\"AN\"", IdentifierType.Account), ("mrn", IdentifierType.Mrn), ("\"MR\"", IdentifierType.Mrn), ("medical record", IdentifierType.Mrn), ("serial", IdentifierType.Device),
        ])
        {
            if (around.Contains(mark, StringComparison.OrdinalIgnoreCase))
                return type;
        }

        return resource == "Patient" ? IdentifierType.Mrn : IdentifierType.OtherId;
    }

    // The object that a value stands in, roughly: what was written since its brace.
    private static string Around(string text, int start)
    {
        var from = text.LastIndexOf('{', start, Math.Min(start, 400));
        var wide = from > 0 && text.LastIndexOf('{', from - 1, Math.Min(from, 200)) is >= 0 and var outer && text.AsSpan(outer, from - outer).Contains("\"type\"", StringComparison.Ordinal) ? outer : from;
        var to = text.IndexOf('}', start);
        return text[Math.Max(wide, 0)..(to < 0 ? Math.Min(text.Length, start + 120) : to)];
    }

    private static int StringEnd(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i;
        }

        return -1;
    }

    private static void Take(Note note, IdentifierType type, int start, int end) => note.Take(type, note.TokenAt(start), note.TokenAt(end));
}
