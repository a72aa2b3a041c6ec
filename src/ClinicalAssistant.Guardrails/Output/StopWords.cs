namespace ClinicalAssistant.Guardrails;

/// <summary>Words without meaning of their own when an answer is compared with its evidence.</summary>
internal static class StopWords
{
    public static IReadOnlyList<string> All { get; } =
        ("a an anything something nothing everything anyone someone anywhere the and or but nor so if then than that this these those there here it its is are was were be been being am do does did doing done have has had having " +
        "will would shall should can could may might must of in on at to for from by with without within into onto over under about as per via vs versus between among " +
        "no not none never only also too very more most less least much many some any all each every both either neither one other another such same own just even still yet " +
        "i you he she they we me him her them us my your his their our who whom whose which what when where why how because while during before after until since although though " +
        "patient patients case cases please however therefore thus hence often usually typically generally commonly likely unlikely possible possibly probably " +
        "consider considered considering include includes including included use used using given give gives giving make makes made see seen show shows shown suggest suggests suggested " +
        "one two three four five six seven eight nine ten eleven twelve twice once thrice hundred thousand half quarter times time today tomorrow yesterday " +
        "below above over under than greater fewer beyond exceed exceeds exceeding up down day days week weeks hour hours minute minutes month months year years course daily weekly nightly " +
        "must cannot don doesn didn isn aren yes only about around roughly approximately nearly almost least most first last lasts lasting means mean " +
        "main chief usual normal required require requires requiring necessary appropriate suitable works work working take takes taken taking receive receives received " +
        "now already current currently present previous previously prior new newly old older following followed follows afterwards later earlier ahead " +
        "need needs needed based according well good new first second next now then again further help helps important alone allowed permitted note evidence source guideline answer question").Split(' ');
}
