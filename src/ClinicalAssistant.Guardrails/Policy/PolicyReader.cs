using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Reads the sections of policy files into the parts of a <see cref="GuardPolicy"/>, and checks every one of them.</summary>
internal sealed class PolicyReader(string? region)
{
    private static readonly string[] RuleFields =
        ["id", "all", "with", "none", "nowhere", "unless_before", "before", "within", "ordered", "across_sentences", "in_quotes", "outcome", "audience", "score", "present", "inherit", "note"];

    private readonly PolicyTerms _terms = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<PolicyCategory> _categories = [];
    private readonly List<EmergencyKind> _emergencies = [];
    private readonly List<PolicyRule> _injection = [];
    private readonly List<Region> _regions = [];
    private readonly List<Disclaimer> _disclaimers = [];
    private readonly List<OutputRule> _output = [];
    private readonly List<AllergyClass> _allergies = [];
    private readonly List<(string Code, PolicyRule Rule)> _sentenceRules = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private string? _version;
    private ClassifierThresholds _thresholds = new();
    private PolicyNode? _ownThresholds;

    public GuardPolicy Read(IReadOnlyList<PolicyNode> files, string hash)
    {
        foreach (var file in files)
        {
            file.Only("$schema", "version", "owner", "about", "terms", "measures", "defaults", "categories", "emergencies", "injection", "regions", "texts", "disclaimers", "output", "sentence_rules", "allergy_classes", "synonyms", "broader", "opposites", "opposite_prefixes", "formulas", "treatments", "classifier");
            if (file.Optional("terms") is { } terms)
                _terms.ReadGroups(terms);
            if (file.Optional("measures") is { } measures)
                _terms.ReadMeasures(measures);
            if (file.Optional("version") is { } version)
            {
                if (_version is not null)
                    throw version.Wrong("stands in more than one file: keep one");
                _version = version.Text;
            }

            if (file.Optional("classifier") is { } classifier)
            {
                classifier.Only("refuse_at", "refuse_at_by_category", "caution_at", "escalate_at", "injection_at", "doubt_refusal_below", "doubt_emergency_below", "doubt_injection_below");
                _ownThresholds = classifier.Optional("refuse_at_by_category");
                _thresholds = new ClassifierThresholds
                {
                    RefuseAt = (double)classifier.Required("refuse_at").Number(0, 1),
                    RefuseAtByCategory = _ownThresholds?.Members.ToDictionary(m => m.Key, m => (double)m.Value.Number(0, 1), StringComparer.Ordinal) ?? [],
                    CautionAt = (double)classifier.Required("caution_at").Number(0, 1),
                    EscalateAt = (double)(classifier.Optional("escalate_at")?.Number(0, 1) ?? 1),
                    DoubtRefusalBelow = (double)(classifier.Optional("doubt_refusal_below")?.Number(0, 1) ?? 0),
                    DoubtEmergencyBelow = (double)(classifier.Optional("doubt_emergency_below")?.Number(0, 1) ?? 0),
                    DoubtInjectionBelow = (double)(classifier.Optional("doubt_injection_below")?.Number(0, 1) ?? 0),
                    InjectionAt = (double)(classifier.Optional("injection_at")?.Number(0, 1) ?? 1),
                };
            }

            ReadTexts(file);
            foreach (var item in file.Optional("regions")?.Items ?? [])
                _regions.Add(ReadRegion(item));
        }

        foreach (var file in files)
            ReadRules(file);
        _terms.CompileRest();
        var folder = Path.GetDirectoryName(files[0].File)!;
        if (_version is null)
            throw new WrongInputException($"{folder}: no policy file has a 'version'. Add one, for example \"version\": \"1\".");
        if (region is not null && _regions.TrueForAll(r => r.Id != region))
            throw new WrongInputException($"The region '{region}' is not in the policy. Use one of {string.Join(", ", _regions.Select(r => r.Id))}, or none.");
        foreach (var needed in (string[])["prompt_injection", "unsupported_language", "unsafe_request"])
        {
            if (_categories.TrueForAll(c => c.Id != needed))
                throw new WrongInputException($"{folder}: the policy has no category '{needed}', which the guard needs. Add it under 'categories'.");
        }

        foreach (var (category, threshold) in _ownThresholds?.Members ?? new Dictionary<string, PolicyNode>())
        {
            if (_categories.TrueForAll(c => c.Id != category))
                throw threshold.Wrong("is not a category of the policy: name one, or leave it out");
        }

        return new GuardPolicy(_version + "+" + hash, _terms, folder)
        {
            Categories = _categories,
            Emergencies = _emergencies,
            InjectionRules = _injection,
            Regions = _regions,
            Region = _regions.Find(r => r.Id == region),
            Disclaimers = _disclaimers,
            OutputRules = _output.ToDictionary(o => o.Code, StringComparer.Ordinal),
            SentenceRules = _sentenceRules,
            AllergyClasses = _allergies,
            Answers = AnswerLexiconReader.Read(files, _terms),
            Texts = _texts,
            Thresholds = _thresholds,
        };
    }

    private void ReadTexts(PolicyNode file)
    {
        foreach (var (name, text) in file.Optional("texts")?.Members ?? new Dictionary<string, PolicyNode>())
        {
            if (!_texts.TryAdd(name, text.Text))
                throw text.Wrong("stands in more than one file: keep one");
        }

        foreach (var item in file.Optional("disclaimers")?.Items ?? [])
        {
            item.Only("task", "audience", "text");
            _disclaimers.Add(new Disclaimer(item.Required("task").Text, ReadAudience(item.Required("audience")), item.Required("text").Text));
        }

        foreach (var item in file.Optional("output")?.Items ?? [])
        {
            item.Only("code", "words", "clinician", "patient");
            var code = item.Required("code");
            if (_output.Exists(o => o.Code == code.Text))
                throw code.Wrong("stands twice: keep one");
            _output.Add(new OutputRule(code.Text, item.Required("words").Text, ReadStatus(item.Required("clinician")), ReadStatus(item.Required("patient"))));
        }
    }

    private void ReadRules(PolicyNode file)
    {
        var defaults = file.Optional("defaults");
        defaults?.Only("none", "nowhere", "unless_before", "before", "within");
        foreach (var item in file.Optional("categories")?.Items ?? [])
        {
            item.Only("id", "title", "source", "outcome", "reason", "alternative", "rules", "principles");
            var outcome = item.Required("outcome");
            outcome.Only("clinician", "patient");
            _categories.Add(new PolicyCategory
            {
                Id = Unique(item.Required("id")),
                Title = item.Required("title").Text,
                Source = ReadSource(item.Required("source")),
                ForClinician = ReadDecision(outcome.Required("clinician")),
                ForPatient = ReadDecision(outcome.Required("patient")),
                Reason = item.Required("reason").Text,
                Alternative = item.Required("alternative").Text,
                Rules = item.Required("rules").Items.Select(rule => ReadRule(rule, defaults)).ToArray(),
            });
        }

        foreach (var item in file.Optional("emergencies")?.Items ?? [])
        {
            item.Only("id", "crisis", "general", "covers", "source", "notice", "rules");
            var notice = item.Required("notice");
            notice.Only("clinician", "patient");
            _emergencies.Add(new EmergencyKind
            {
                Id = Unique(item.Required("id")),
                IsCrisis = item.Flag("crisis", false),
                IsGeneral = item.Flag("general", false),
                Covers = item.OptionalText("covers"),
                Source = ReadSource(item.Required("source")),
                NoticeForClinician = Fill(notice.Required("clinician")),
                NoticeForPatient = Fill(notice.Required("patient")),
                Rules = item.Required("rules").Items.Select(rule => ReadRule(rule, defaults)).ToArray(),
            });
        }

        foreach (var rule in file.Optional("injection")?.Items ?? [])
            _injection.Add(ReadRule(rule, defaults));
        foreach (var item in file.Optional("sentence_rules")?.Items ?? [])
        {
            item.Only("code", "rules");
            var code = item.Required("code");
            if (!_output.Exists(o => o.Code == code.Text))
                throw code.Wrong("has no entry under 'output': add one that says what becomes of the sentence");
            _sentenceRules.AddRange(item.Required("rules").Items.Select(rule => (code.Text, ReadRule(rule, defaults))));
        }

        foreach (var item in file.Optional("allergy_classes")?.Items ?? [])
        {
            item.Only("id", "recorded_as", "severe_recorded_as", "drugs", "source");
            _allergies.Add(new AllergyClass(item.Required("id").Text, _terms.Group(item.Required("recorded_as").Items), _terms.Group(item.Required("drugs").Items))
            {
                SevereRecordGroup = item.Optional("severe_recorded_as") is { } severe ? _terms.Group(severe.Items) : -1,
                Source = item.Optional("source") is { } source ? ReadSource(source) : null,
            });
        }
    }

    private PolicyRule ReadRule(PolicyNode node, PolicyNode? defaults)
    {
        node.Only(RuleFields);
        var all = node.Required("all");
        if (all.Items.Count is 0 or > 6)
            throw all.Wrong("needs one to six entries");
        var inherited = node.Flag("inherit", true) ? defaults : null;
        return new PolicyRule(
            new CompiledRule
            {
                Id = Unique(node.Required("id")),
                All = _terms.Groups(all),
                With = _terms.Groups(node.Optional("with")),
                None = _terms.Union(node.Optional("none"), inherited?.Optional("none")),
                Nowhere = _terms.Union(node.Optional("nowhere"), inherited?.Optional("nowhere")),
                UnlessBefore = _terms.Union(node.Optional("unless_before"), inherited?.Optional("unless_before")),
                Before = node.Whole("before", inherited?.Whole("before", 8, 1, 200) ?? 8, 1, 200),
                Within = node.Whole("within", inherited?.Whole("within", 10, 0, 200) ?? 10, 0, 200),
                Ordered = node.Flag("ordered", false),
                SameSentence = !node.Flag("across_sentences", false),
                InQuotes = node.Flag("in_quotes", false),
            },
            node.Optional("outcome") is { } outcome ? ReadDecision(outcome) : null,
            node.Optional("audience") is { } audience ? ReadAudience(audience) : null,
            (double)(node.Optional("score")?.Number(0, 1) ?? 0.9m),
            node.Flag("present", true));
    }

    private string Unique(PolicyNode id) => _ids.Add(id.Text) ? id.Text : throw id.Wrong($"'{id.Text}' is used twice: every id stands once");

    private static Source ReadSource(PolicyNode node)
    {
        node.Only("title", "publisher", "year", "url");
        var url = node.Required("url");
        if (!Uri.TryCreate(url.Text, UriKind.Absolute, out _))
            throw url.Wrong("is not an address");
        return new Source(node.Required("title").Text, node.Required("publisher").Text, (int?)node.Optional("year")?.Number(1800, 2200), url.Text);
    }

    private static Region ReadRegion(PolicyNode node)
    {
        node.Only("id", "emergency", "crisis", "source");
        return new Region(node.Required("id").Text, node.Required("emergency").Text, node.OptionalText("crisis"), ReadSource(node.Required("source")));
    }

    /// <summary>Puts the region's numbers into a notice, or the policy's words for a site without a region.</summary>
    private string Fill(PolicyNode notice)
    {
        var chosen = _regions.Find(r => r.Id == region);
        return notice.Text
            .Replace("{emergency}", chosen?.Emergency ?? Words("emergency_number"), StringComparison.Ordinal)
            .Replace("{crisis}", chosen?.Crisis ?? Words("crisis_line"), StringComparison.Ordinal);

        string Words(string name) => _texts.TryGetValue(name, out var words)
            ? words
            : throw notice.Wrong($"needs the text '{name}', which no file defines: add it under 'texts'");
    }

    private static Audience ReadAudience(PolicyNode node) => node.OneOf("clinician", "patient") == "patient" ? Audience.Patient : Audience.Clinician;

    private static Decision ReadDecision(PolicyNode node) => node.OneOf("allow", "caution", "refuse", "escalate") switch
    {
        "allow" => Decision.Allow,
        "caution" => Decision.Caution,
        "refuse" => Decision.Refuse,
        _ => Decision.Escalate,
    };

    private static SentenceStatus ReadStatus(PolicyNode node) => node.OneOf("released", "marked", "withheld") switch
    {
        "released" => SentenceStatus.Released,
        "marked" => SentenceStatus.Marked,
        _ => SentenceStatus.Withheld,
    };
}
