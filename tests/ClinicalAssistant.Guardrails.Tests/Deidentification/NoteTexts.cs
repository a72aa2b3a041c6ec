using FsCheck;
using FsCheck.Fluent;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>Makes texts of identifiers, terms, marks, broken placeholders and any UTF-16 code units, lone surrogates included.</summary>
public static class NoteTexts
{
    private static readonly string[] Pieces =
    [
        "Mr. Osei Bediako", "MARSH, JOAN", "o'brien", "[NAME_1]", "[name 1]", "NAME_1", "[DATE_2: 6 days after DATE_1]", "[", "]", "[NAME_1", "\\[NAME\\_2\\]", "[TEXT_1]", "03/14/2024", "in March", "555-0126", "MRN 0077-4410", "BP 138/84", "Graves disease",
        "\n", "\r\n", " ", ", ", ". ", "naïve Zoë", "李小龙", "👩‍⚕️", "e\u0301cole", "\ud83d", "PID|1||55108^^^GEN||IBARRA^PAZ||19881203\n", "{\"family\":\"Szymborska\"}", "a@b.example", "http://x.example/y", "+44 7700 900333", "12 Elm Ct, Boise, ID 83702",
        "aged 92", "’s", "Dr", ":", "#", "^", "|", "\"", "insta @anna.k_88", "DE89 3704 0044 0532 0130 00", "Rose Cottage, Mill Lane, Bakewell", "face_0912.png", "HALLORAN, TEAGUE", "Lee, RN", "O4/19/1957", "V94 T2X7", "Apt. 4", "USNS Kearsley\nFPO AE 09499",
    ];

    public static Arbitrary<NoteText> Texts()
    {
        var any = Gen.Choose(0, 0xFFFF).Select(code => (char)code).ListOf(4).Select(units => new string([.. units]));
        var piece = Gen.Frequency((6, Gen.Elements(Pieces)), (1, any));
        var joined = piece.Zip(Gen.Elements("", " ", "  ", "\t")).Select(pair => pair.Item1 + pair.Item2);
        return joined.ListOf().Select(pieces => new NoteText(string.Concat(pieces.Take(16)))).ToArbitrary();
    }
}
