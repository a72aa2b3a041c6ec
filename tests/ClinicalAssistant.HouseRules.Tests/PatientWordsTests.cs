using System.Reflection;
using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.HouseRules.Tests;

public sealed class PatientWordsTests
{
    private static readonly string[] WordProperties = ["Text", "Question", "Answer", "Words", "Query", "Message", "Note", "Sentence", "Draft"];

    // Records with such a property that holds content of the program or the site, never of a patient or user.
    private static readonly string[] OwnContent =
    [
        "Emergency", "EscalatedJson", "LineError", "Fault", "SearchHitJson", "SearchResult", "Disclaimer", "OutputRule", "FaultRow", "Body",
    ];

    [Fact]
    public void Records_that_hold_words_show_their_type_and_nothing_else()
    {
        var types = Types().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(PatientWords))).ToList();
        Assert.True(types.Count > 20);
        Assert.All(types, type => Assert.Equal(type.Name + " (content withheld)", RuntimeHelpers.GetUninitializedObject(type).ToString()));
    }

    [Fact]
    public void A_record_with_a_property_for_words_redacts_itself()
    {
        var open = Types()
            .Where(type => IsRecord(type) && !type.IsSubclassOf(typeof(PatientWords)) && type != typeof(PatientWords))
            .Where(type => type.GetProperties().Any(property => property.PropertyType == typeof(string) && WordProperties.Contains(property.Name)))
            .Where(type => type.GetMethod(nameof(ToString), Type.EmptyTypes)!.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Where(type => !OwnContent.Contains(type.Name))
            .Where(type => !type.Namespace!.Contains("Knowledge", StringComparison.Ordinal) && !type.Namespace.Contains("Policy", StringComparison.Ordinal))
            .Select(type => type.FullName);
        Assert.Empty(open);
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<Type> Types() => new[] { "Core", "Guardrails", "Knowledge", "Orchestration", "Fhir", "Records", "Evals", "Api" }
        .Select(name => Assembly.Load("ClinicalAssistant." + name))
        .Append(Assembly.Load("clinical"))
        .SelectMany(assembly => assembly.GetTypes());
}
