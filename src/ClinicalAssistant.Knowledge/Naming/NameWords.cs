using System.Text;

namespace ClinicalAssistant.Knowledge;

/// <summary>The words that tell one diagnosis from another: evened in spelling, plural and usual equivalents, without those that any name may carry.</summary>
internal static class NameWords
{
    private static readonly HashSet<string> Passed = Set(
        "the of a an due to with and in by from on or for its acute subacute disease syndrome disorder left right unspecified other simple typical active classic type idiopathic sporadic common severe mild moderate "
        + "uncomplicated stable symptomatic");

    /// <summary>Left out where two telling words remain: a heart attack is more than a heart.</summary>
    private static readonly HashSet<string> PassedBesideTwo = Set("condition illness infection reaction injury crisis attack episode event state exacerbation");

    /// <summary>Words of one meaning in names of diagnoses.</summary>
    private static readonly Dictionary<string, string> Equal = Pairs(
        "carcinoma=cancer adenocarcinoma=cancer malignancy=cancer neoplasm=tumor mass=tumor haemorrhage=hemorrhage bleed=hemorrhage bleeding=hemorrhage poisoning=toxicity intoxication=toxicity overdose=toxicity "
        + "toxic=toxicity kidney=renal nephric=renal liver=hepatic lung=pulmonary heart=cardiac stomach=gastric bowel=intestinal colon=colonic colorectal=colonic esophageal=esophagus calculus=stone calculi=stone "
        + "lithiasis=stone nephrolithiasis=renalstone urolithiasis=renalstone adrenocortical=adrenal eczema=dermatitis gonorrhoeae=gonorrhea gonococcal=gonorrhea chlamydial=chlamydia trachomatis=chlamydia streptococcal=strep "
        + "streptococcus=strep staphylococcal=staph staphylococcus=staph tubercular=tuberculosis myxedematous=myxedema infarct=infarction thrombus=thrombosis embolus=embolism emboli=embolism ruptured=rupture perforated=perforation "
        + "dissecting=dissection fractured=fracture torn=tear herniated=herniation prolapsed=herniation nucleus=disc pulposus=disc disk=disc leiomyomata=fibroid leiomyoma=fibroid impingement=rotatorcuff dementia=dementia seminomatous=seminoma "
        + "thyrotoxic=thyrotoxicosis hyperthyroidism=thyrotoxicosis cirrhotic=cirrhosis aneurysmal=aneurysm myocarditic=myocarditis coronavirus=covid anemic=anemia deficient=deficiency failure=insufficiency epileptic=epilepsy psychotic=psychosis "
        + "anxious=anxiety depressive=depression depressed=depression allergic=allergy autoimmunity=autoimmune chickenpox=varicella");

    /// <summary>Words of which two names must not hold different ones.</summary>
    private static readonly string[][] Opposed =
    [
        ["primary", "secondary", "tertiary", "pseudo"], ["1", "2", "3"], ["i", "ii", "iii"], ["a", "b", "c", "d", "e"], ["viral", "bacterial", "fungal", "parasitic"], ["hodgkin", "nonhodgkin"],
        ["ischemic", "hemorrhagic"], ["acute", "chronic", "past", "previous"], ["lymphocytic", "lymphoblastic", "myeloid", "myelogenous"], ["hypertrophic", "dilated", "restrictive", "takotsubo"], ["dominant", "recessive"],
        ["calculous", "acalculous", "emphysematous"], ["papillary", "follicular", "medullary", "anaplastic"], ["open", "closure"], ["nervosa", "vulgaris", "foliaceus"], ["upper", "lower"], ["central", "nephrogenic"],
        ["posterior", "anterior"], ["ulcerative", "infective", "ischemic", "microscopic"],
    ];

    public static NameForm Of(string name)
    {
        var words = new List<string>();
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Split(name))
        {
            all.Add(word);
            if (!Passed.Contains(word) && !words.Contains(word))
                words.Add(word);
        }

        var core = words.Where(word => !PassedBesideTwo.Contains(word)).ToList();
        return new NameForm(core.Count > 1 ? core : words, all);
    }

    /// <summary>Whether the two carry words that exclude each other (primary and secondary, viral and bacterial).</summary>
    public static bool Differ(NameForm one, NameForm other)
    {
        foreach (var group in Opposed)
        {
            var mine = group.Where(one.All.Contains).ToList();
            var theirs = group.Where(other.All.Contains).ToList();
            if (mine.Count > 0 && theirs.Count > 0 && !mine.Exists(theirs.Contains))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Split(string name)
    {
        var word = new StringBuilder();
        var even = name.Replace("non-", "non", StringComparison.OrdinalIgnoreCase).Replace("’", "'", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal);
        foreach (var c in even.Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            else if (char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                yield return Even(word.ToString());
                word.Clear();
            }
        }
    }

    private static string Even(string word)
    {
        var even = word.Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "e", StringComparison.Ordinal);
        if (even.Length > 5)
            even = even.Replace("our", "or", StringComparison.Ordinal).Replace("leuc", "leuk", StringComparison.Ordinal).Replace("ise", "ize", StringComparison.Ordinal);
        if (even.Length > 3 && even[^1] == 's' && even[^2] is not ('s' or 'i' or 'u'))
            even = even[..^1];
        return Equal.GetValueOrDefault(even, even);
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split(' ').Select(pair => pair.Split('=')).Where(pair => pair[0] != pair[1]).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
