using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Reads questions and short replies.</summary>
internal static partial class Replies
{
    /// <summary>Whether a piece asks something.</summary>
    public static bool Asks(string piece) => piece.EndsWith('?') || Interrogative().IsMatch(piece);

    /// <summary>Whether a piece is an acknowledgement and nothing more.</summary>
    public static bool Acknowledges(string piece) => Acknowledgement().IsMatch(piece);

    /// <summary>What a reply says to a question: true for yes, false for no, null for neither; and what it adds.</summary>
    public static (bool? Yes, string More) Read(string reply)
    {
        var text = Lead().Replace(reply, "");
        if (No().Match(text) is { Success: true } no)
            return (false, text[no.Length..].Trim(' ', ',', '.', ';', '-'));
        if (Yes().Match(text) is { Success: true } yes)
            return (true, text[yes.Length..].Trim(' ', ',', '.', ';', '-'));
        return (null, text);
    }

    [GeneratedRegex(@"^(?:(?:and|so|okay|ok|but|alright|all right|now|well|then|um|also|great|good|perfect|right|sure|yeah|yes|no|i see|hmm|oh|gotcha|got it|nice|excellent|that's good|sounds good|sorry)[,.]?\s+)*(?:any|do you|did you|have you|had you|are you|were you|is (?:it|there|the|that|your|this|he|she)|are there|was (?:it|there|that)|has (?:it|the|that|he|she|there|your)|does (?:it|that|he|she|the|your|anything|anyone)|did (?:it|that|he|she|the|they)|how (?:long|often|many|much|about|bad|is|are|do|did|have|has|was|old|far)|what(?:'s| is| are| about| do| did| kind| type| brings| brought| happened| other| medic\w+| time| makes| have| does| seems)|when (?:did|was|is|do|were)|where (?:is|does|do|did|exactly)|which|who|can you (?:tell|describe|point|move|rate|walk|feel|remember|recall)|could you|would you (?:say|describe|rate)|tell me|why)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Interrogative();

    [GeneratedRegex(@"^(?:(?:okay|ok|alright|all right|yeah|yes|yep|yup|no|nope|nah|right|sure|great|good|perfect|mm-?hmm|uh-?huh|hmm+|mmm*|oh|wow|i see|got it|gotcha|thank you|thanks|you're welcome|sounds good|sounds great|sounds like a plan|that's good|that's great|bye|goodbye|hi|hello|hey|no problem|of course|absolutely|exactly|excellent|awesome|cool|fine|you too|take care|understood|interesting|so|well|and|very good|nice|fair enough|you got it|that makes sense|i understand|i agree|wonderful|sorry|doctor|sir|ma'am|there|please|let's see|let me see)[\s,.!?]*)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Acknowledgement();

    [GeneratedRegex(@"^(?:(?:well|um|uh|oh|so|hmm|let me think|let's see|okay|ok|actually|honestly|unfortunately|thankfully|luckily|fortunately|i mean|you know|like)[,.]?\s+)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Lead();

    // "No" alone, or with words that go on denying; "no pain" is no reply but a statement, and stays whole.
    [GeneratedRegex(@"^(?:(?:no(?=[,.;!]|\s*$|\s+(?:i|i'm|i've|not|nothing|none|never|no|it|they|he|she|just|sir|ma'am|doctor|that's|we)\b)|(?:nope|nah|negative)(?=[,.;!\s]|$)|none(?: of (?:them|those|that|these))?(?=[,.;!]|\s*$)|never(?=[,.;!]|\s*$)|neither(?: of (?:them|those))?(?=[,.;!]|\s*$)|not (?:at all|really|that i (?:know|can think|remember|recall|am aware|have noticed|noticed)(?: of)?|that i'm aware(?: of)?|to my knowledge|any ?more|lately|recently|currently|yet|so far)(?=[,.;!]|\s*$)|nothing(?: like that| at all| that i(?:'ve| have)? (?:know|noticed|can think)(?: of)?)?(?=[,.;!]|\s*$)|i (?:don't|do not|haven't|have not|didn't|did not|am not|never have|never did)(?: think so| believe so)?(?=[,.;!]|\s*$)|i'm not(?=[,.;!]|\s*$)|(?:sir|ma'am|doctor)(?=[,.;!]|\s*$))[\s,.;!]*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex No();

    [GeneratedRegex(@"^(?:(?:(?:yes|yeah|yep|yup|yea|correct|definitely|absolutely|exactly|of course|certainly|indeed|uh-huh|mm-?hmm|affirmative|that's (?:right|correct))(?=[,.;!\s]|$)|(?:sure|sure do|right|i do|i am|i have|i did|i was|it does|it is|it has|they do|he does|she does|he has|she has|i think so|i believe so|a little(?: bit)?|sometimes|sir|ma'am|doctor)(?=[,.;!]|\s*$))[\s,.;!]*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Yes();
}
