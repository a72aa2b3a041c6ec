using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ClinicalAssistant.WiresLoad;

/// <summary>
/// Calls the order-sign service at a fixed rate, each call for another patient with other medicines, so that no answer is a kept one; a call that is late is
/// counted from when it was due. Bounded: so many seconds, at most so many calls at a time.
/// </summary>
internal static class CdsLoad
{
    private const int MostAtATime = 200;

    private static readonly string[] Medicines = ["Warfarin 5 MG Oral Tablet", "Metformin 500 MG Oral Tablet", "Lisinopril 10 MG Oral Tablet", "Simvastatin 20 MG Oral Tablet", "Sertraline 50 MG Oral Tablet", "Digoxin 125 MCG Oral Tablet", "Amiodarone 200 MG Oral Tablet", "Furosemide 40 MG Oral Tablet"];
    private static readonly string[] Orders = ["Ibuprofen 400 MG Oral Tablet", "Clarithromycin 500 MG Oral Tablet", "Tramadol 50 MG Oral Capsule", "Amoxicillin 500 MG Oral Capsule", "Spironolactone 25 MG Oral Tablet"];

    public static async Task<int> RunAsync(Uri server, int perSecond, int seconds)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = MostAtATime }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        var service = new Uri(server, "/cds-services/clinical-order-sign");
        for (var warm = 0; warm < perSecond; warm++)
            await CallAsync(client, service, 1_000_000 + warm);
        var took = new ConcurrentBag<double>();
        var failed = 0;
        using var places = new SemaphoreSlim(MostAtATime);
        var calls = new List<Task>();
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < perSecond * seconds; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / perSecond);
            var wait = due - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            await places.WaitAsync();
            calls.Add(OneAsync(number, due));
        }

        await Task.WhenAll(calls);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var sorted = took.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sorted.Length} answered, {failed} failed, {sorted.Length / elapsed.TotalSeconds:0} a second; p50 {At(sorted, 0.50):0.0} ms, p95 {At(sorted, 0.95):0.0} ms, p99 {At(sorted, 0.99):0.0} ms, most {sorted.LastOrDefault():0} ms"));
        return failed == 0 ? 0 : 1;

        async Task OneAsync(int number, TimeSpan due)
        {
            try
            {
                if (await CallAsync(client, service, number))
                    took.Add((Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds);
                else
                    Interlocked.Increment(ref failed);
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref failed);
            }
            finally
            {
                places.Release();
            }
        }
    }

    private static async Task<bool> CallAsync(HttpClient client, Uri service, int number)
    {
        using var content = new StringContent(Body(number), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(service, content);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && body.Contains("\"cards\"", StringComparison.Ordinal);
    }

    private static string Body(int number)
    {
        var taken = string.Join(',', Enumerable.Range(0, 4).Select(place => Order($"m{place}", Medicines[(number + (place * 3)) % Medicines.Length], "active", number)));
        var observations = string.Join(',', Enumerable.Range(0, 20).Select(place => string.Create(CultureInfo.InvariantCulture,
            $$$$$"""{"resource":{"resourceType":"Observation","id":"o{{{{{place}}}}}","status":"final","subject":{"reference":"Patient/p{{{{{number}}}}}"},"effectiveDateTime":"2026-10-{{{{{1 + place:00}}}}}","code":{"coding":[{"system":"http://loinc.org","code":"2160-0","display":"Creatinine [Mass/volume] in Serum or Plasma"}]},"valueQuantity":{"value":{{{{{0.7 + (place * 0.01)}}}}},"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}}""")));
        return string.Create(CultureInfo.InvariantCulture, $$$$$"""
            {"hookInstance":"d1577c69-dfbe-44ad-ba6d-{{{{{number:x12}}}}}","hook":"order-sign","fhirServer":"https://fhir.example","context":{"patientId":"p{{{{{number}}}}}","userId":"Practitioner/1",
             "draftOrders":{"resourceType":"Bundle","type":"collection","entry":[{{{{{Order("d1", Orders[number % Orders.Length], "draft", number)}}}}}]}},
             "prefetch":{"patient":{"resourceType":"Patient","id":"p{{{{{number}}}}}","gender":"female","birthDate":"19{{{{{30 + (number % 60)}}}}}-04-02"},
             "conditions":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Condition","code":{"text":"Atrial fibrillation"},"subject":{"reference":"Patient/p{{{{{number}}}}}"}}},{"resource":{"resourceType":"Condition","code":{"text":"Chronic kidney disease"},"subject":{"reference":"Patient/p{{{{{number}}}}}"}}}]},
             "allergies":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"AllergyIntolerance","code":{"text":"Penicillin"},"patient":{"reference":"Patient/p{{{{{number}}}}}"}}}]},
             "medicationRequests":{"resourceType":"Bundle","type":"searchset","entry":[{{{{{taken}}}}}]},"medicationStatements":null,
             "observations":{"resourceType":"Bundle","type":"searchset","entry":[{{{{{observations}}}}}]}}}
            """);
    }

    private static string Order(string id, string medicine, string status, int patient) =>
        $$$$$"""{"resource":{"resourceType":"MedicationRequest","id":"{{{{{id}}}}}","status":"{{{{{status}}}}}","intent":"order","subject":{"reference":"Patient/p{{{{{patient}}}}}"},"medicationCodeableConcept":{"text":"{{{{{medicine}}}}}"},"dosageInstruction":[{"text":"1 tablet daily"}]}}""";

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
}
