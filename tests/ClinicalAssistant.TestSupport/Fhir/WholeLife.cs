using System.Globalization;
using System.Text;

namespace ClinicalAssistant.TestSupport;

/// <summary>
/// FHIR R4 bundles of whole lives that nobody lived: visits, problems, medicines, measured values, panels, allergies, notes, vaccinations and procedures from birth
/// on, varied by a seed, to a wanted size. The same seed and size give the same bytes.
/// </summary>
public static class WholeLife
{
    private static readonly string[] Problems = ["Asthma", "Hypertension", "Type 2 diabetes mellitus", "Atrial fibrillation", "Chronic kidney disease", "Gout", "Migraine", "Osteoarthritis", "Hypothyroidism", "Heart failure"];

    private static readonly string[] Medicines = ["Metformin 500 MG Oral Tablet", "Lisinopril 10 MG Oral Tablet", "Warfarin 5 MG Oral Tablet", "Amlodipine 5 MG Oral Tablet", "Levothyroxine 50 MCG Oral Tablet", "Simvastatin 20 MG Oral Tablet", "Salbutamol inhaler", "Allopurinol 100 MG Oral Tablet"];

    private static readonly string[] Allergens = ["Penicillin", "Peanut", "Latex", "Sulfonamide"];

    private static readonly (string Code, string Name, string Unit, double Low, double High)[] Measures =
    [
        ("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", 0.6, 2.2), ("2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L", 3.2, 5.6),
        ("2951-2", "Sodium [Moles/volume] in Serum or Plasma", "mmol/L", 130, 147), ("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", 9, 16),
        ("2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL", 70, 260), ("29463-7", "Body weight", "kg", 48, 110), ("8867-4", "Heart rate", "/min", 52, 110),
    ];

    private const int MostProblems = 100;
    private const int MostPrescriptions = 400;

    /// <summary>A bundle of at least so many bytes (and at most one entry more).</summary>
    public static byte[] Bundle(int bytes, int seed)
    {
        var random = new Random(seed);
        var born = new DateOnly(1935 + random.Next(40), 1 + random.Next(12), 1 + random.Next(28));
        var text = new StringBuilder(bytes + 4096);
        text.Append("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","resource":""");
        text.Append(CultureInfo.InvariantCulture, $$$$$"""{"resourceType":"Patient","id":"p1","gender":"{{{{{(random.Next(2) == 0 ? "female" : "male")}}}}}","birthDate":"{{{{{born:yyyy-MM-dd}}}}}","name":[{"family":"Synthetic{{{{{seed}}}}}","given":["Person"]}],"identifier":[{"system":"urn:example:mrn","value":"{{{{{seed:00000000}}}}}"}]}""");
        text.Append('}');
        for (var number = 1; text.Length < bytes - 2; number++)
        {
            var day = born.AddDays(random.Next(1, 365 * 60));
            text.Append(CultureInfo.InvariantCulture, $$$$$""",{"fullUrl":"urn:example:{{{{{number}}}}}","resource":""").Append(Resource(random, number, day)).Append('}');
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    /// <summary>A long life has more visits, values and bills, not ever more diseases: problems and prescriptions end at what a person can have.</summary>
    private static string Resource(Random random, int number, DateOnly day) => random.Next(20) switch
    {
        0 when number < MostProblems * 20 => Condition(random, number, day),
        1 when number < MostPrescriptions * 20 => Medication(random, number, day),
        7 or 8 => Claim(number, day),
        2 => Encounter(random, number, day),
        3 => Note(random, number, day),
        4 => Vaccination(number, day),
        5 => Procedure(number, day),
        6 when number % 7 == 0 => Allergy(random, number, day),
        < 11 => Panel(random, number, day),
        _ => Observation(random, number, day),
    };

    private static string Condition(Random random, int number, DateOnly day)
    {
        var name = Problems[random.Next(Problems.Length)];
        var status = random.Next(3) == 0 ? "resolved" : "active";
        return string.Create(CultureInfo.InvariantCulture, $$$$$"""{"resourceType":"Condition","id":"c{{{{{number}}}}}","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"{{{{{status}}}}}"}]},"code":{"text":"{{{{{name}}}}}"},"subject":{"reference":"Patient/p1"},"onsetDateTime":"{{{{{day:yyyy-MM-dd}}}}}"}""");
    }

    private static string Medication(Random random, int number, DateOnly day)
    {
        var status = random.Next(4) == 0 ? "active" : "completed";
        return string.Create(CultureInfo.InvariantCulture, $$$$$"""{"resourceType":"MedicationRequest","id":"m{{{{{number}}}}}","status":"{{{{{status}}}}}","intent":"order","medicationCodeableConcept":{"text":"{{{{{Medicines[random.Next(Medicines.Length)]}}}}}"},"subject":{"reference":"Patient/p1"},"authoredOn":"{{{{{day:yyyy-MM-dd}}}}}","dosageInstruction":[{"text":"1 tablet daily","timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}}}]}""");
    }

    private static string Encounter(Random random, int number, DateOnly day) => string.Create(CultureInfo.InvariantCulture,
        $$$$$"""{"resourceType":"Encounter","id":"e{{{{{number}}}}}","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB","display":"ambulatory"},"type":[{"text":"{{{{{(random.Next(2) == 0 ? "Check-up" : "Follow-up")}}}}}"}],"subject":{"reference":"Patient/p1"},"period":{"start":"{{{{{day:yyyy-MM-dd}}}}}T09:00:00Z","end":"{{{{{day:yyyy-MM-dd}}}}}T09:20:00Z"}}""");

    private static string Note(Random random, int number, DateOnly day)
    {
        var words = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Repeat("Seen for review, doing well, plan unchanged.", 5 + random.Next(20)))));
        return string.Create(CultureInfo.InvariantCulture, $$$$$"""{"resourceType":"DocumentReference","id":"d{{{{{number}}}}}","status":"current","type":{"text":"Progress note"},"subject":{"reference":"Patient/p1"},"date":"{{{{{day:yyyy-MM-dd}}}}}T10:00:00Z","content":[{"attachment":{"contentType":"text/plain","data":"{{{{{words}}}}}"}}]}""");
    }

    private static string Vaccination(int number, DateOnly day) => string.Create(CultureInfo.InvariantCulture,
        $$$$$"""{"resourceType":"Immunization","id":"i{{{{{number}}}}}","status":"completed","vaccineCode":{"text":"Influenza vaccine"},"patient":{"reference":"Patient/p1"},"occurrenceDateTime":"{{{{{day:yyyy-MM-dd}}}}}"}""");

    private static string Procedure(int number, DateOnly day) => string.Create(CultureInfo.InvariantCulture,
        $$$$$"""{"resourceType":"Procedure","id":"r{{{{{number}}}}}","status":"completed","code":{"text":"Medication reconciliation"},"subject":{"reference":"Patient/p1"},"performedDateTime":"{{{{{day:yyyy-MM-dd}}}}}"}""");

    private static string Claim(int number, DateOnly day) => string.Create(CultureInfo.InvariantCulture,
        $$$$$"""{"resourceType":"Claim","id":"k{{{{{number}}}}}","status":"active","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type","code":"professional"}]},"use":"claim","patient":{"reference":"Patient/p1"},"created":"{{{{{day:yyyy-MM-dd}}}}}","provider":{"display":"Practice"},"priority":{"coding":[{"code":"normal"}]},"insurance":[{"sequence":1,"focal":true,"coverage":{"display":"Plan"}}],"item":[{"sequence":1,"productOrService":{"text":"Visit"},"unitPrice":{"value":75.5,"currency":"USD"}},{"sequence":2,"productOrService":{"text":"Laboratory panel"},"unitPrice":{"value":41.25,"currency":"USD"}}]}""");

    private static string Allergy(Random random, int number, DateOnly day) => string.Create(CultureInfo.InvariantCulture,
        $$$$$"""{"resourceType":"AllergyIntolerance","id":"a{{{{{number}}}}}","code":{"text":"{{{{{Allergens[random.Next(Allergens.Length)]}}}}}"},"patient":{"reference":"Patient/p1"},"recordedDate":"{{{{{day:yyyy-MM-dd}}}}}"}""");

    private static string Observation(Random random, int number, DateOnly day)
    {
        var (code, name, unit, low, high) = Measures[random.Next(Measures.Length)];
        return string.Create(CultureInfo.InvariantCulture, $$$$$"""{"resourceType":"Observation","id":"o{{{{{number}}}}}","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"{{{{{code}}}}}","display":"{{{{{name}}}}}"}],"text":"{{{{{name}}}}}"},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"{{{{{day:yyyy-MM-dd}}}}}T08:00:00Z","valueQuantity":{"value":{{{{{low + (random.NextDouble() * (high - low)):0.0}}}}},"unit":"{{{{{unit}}}}}","system":"http://unitsofmeasure.org","code":"{{{{{unit}}}}}"}}""");
    }

    private static string Panel(Random random, int number, DateOnly day) => string.Create(CultureInfo.InvariantCulture,
        $$$$$"""{"resourceType":"Observation","id":"b{{{{{number}}}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"85354-9","display":"Blood pressure panel"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"{{{{{day:yyyy-MM-dd}}}}}T08:00:00Z","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6","display":"Systolic blood pressure"}]},"valueQuantity":{"value":{{{{{100 + random.Next(80)}}}}},"unit":"mm[Hg]","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},{"code":{"coding":[{"system":"http://loinc.org","code":"8462-4","display":"Diastolic blood pressure"}]},"valueQuantity":{"value":{{{{{55 + random.Next(45)}}}}},"unit":"mm[Hg]","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}""");
}
