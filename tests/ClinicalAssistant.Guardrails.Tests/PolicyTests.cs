using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

public sealed class PolicyTests
{
    private const string Minimal = """
        {
          "version": "9",
          "terms": {
            "continuation": ["go on"], "clinical": ["patient"], "english_words": ["the"], "foreign_words": ["und"], "exam_frame": ["quiz"], "recommending": ["give"],
            "advising_against": ["avoid"], "increase": ["raise"], "decrease": ["lower"], "more_than": ["above"], "less_than": ["below"], "left_side": ["left"],
            "band_head_pregnancy": ["zzbandheadpregnancy"], "sold_freely": ["zzsoldfreely"], "tells_now": ["zztellsnow"], "asks_how_to_take": ["zzaskshowtotake"], "band_immunosuppressed": ["zzbandimmunosuppressed"], "band_immunocompetent": ["zzbandimmunocompetent"], "band_diabetic": ["zzbanddiabetic"], "band_not_diabetic": ["zzbandnotdiabetic"], "band_smoker": ["zzbandsmoker"], "band_non_smoker": ["zzbandnonsmoker"], "band_dialysis": ["zzbanddialysis"], "band_no_dialysis": ["zzbandnodialysis"], "band_cirrhosis": ["zzbandcirrhosis"], "band_no_cirrhosis": ["zzbandnocirrhosis"], "band_frail": ["zzbandfrail"], "band_not_frail": ["zzbandnotfrail"], "combination_harms": ["zzcombinationharms"], "chooses_instead": ["zzchoosesinstead"], "allergen_forms": ["zzallergenforms"], "effect_claims": ["zzeffectclaims"], "rates_of_minutes": ["zzratesofminutes"], "polite_closing": ["zzpoliteclosing"], "demanded": ["zzdemanded"], "mild_effects": ["zzmildeffects"], "plain_subjects": ["zzplainsubjects"], "remedies": ["zzremedies"], "certain_words": ["zzcertainwords"], "sworn_words": ["zzswornwords"], "harms_beside": ["zzharmsbeside"], "harm_managed": ["zzharmmanaged"], "excluding_words": ["zzexcludingwords"], "uncertain_words": ["zzuncertainwords"], "applying": ["zzapplying"], "plays_down": ["zzplaysdown"], "precaution_cue": ["zzprecautioncue"], "consulting": ["zzconsulting"], "monitoring_cue": ["zzmonitoringcue"], "regular_cue": ["zzregularcue"], "pregnancy_situation": ["zzpregnancysituation"], "right_side": ["right"], "negating_forward": ["zznegatingforward"], "negating_clause": ["zznegatingclause"], "negating_pseudo": ["zznegatingpseudo"], "part_break": ["zzpartbreak"], "verb_after_and": ["zzverbafterand"], "follow_up_cue": ["zzfollowupcue"], "strong_cue": ["zzstrongcue"], "missing_cue": ["zzmissingcue"], "severe_reaction": ["zzseverereaction"], "pregnancy": ["zzpregnancy"], "states_pregnant": ["zzstatespregnant"], "states_not_pregnant": ["zzstatesnotpregnant"], "renal_terms": ["zzrenalterms"], "renal_normal": ["zzrenalnormal"], "no_medications": ["zznomedications"], "takes_medicine": ["zztakesmedicine"], "relatives": ["zzrelatives"], "conditional": ["zzconditional"], "general_clinical_words": ["zzgeneralclinicalwords"], "body_sites": ["zzbodysites"], "asserting_diagnosis": ["zzassertingdiagnosis"], "temporal": ["zztemporal"], "reaction_mention": ["zzreactionmention"], "warning_words": ["zzwarningwords"], "advice_against": ["zzadviceagainst"], "harmless": ["zzharmless"], "order_before": ["zzorderbefore"], "order_after": ["zzorderafter"], "order_next": ["zzordernext"], "specific_terms": ["zzspecificterms"], "divides": ["zzdivides"], "multiplies": ["zzmultiplies"], "takes_away": ["zztakesaway"], "adds": ["zzadds"], "totals": ["zztotals"], "light_words": ["zzlightwords"], "differences": ["zzdifferences"], "waits": ["zzwaits"], "permitting": ["zzpermitting"], "order_preference": ["zzorderpreference"], "score_label": ["zzscorelabel"], "ending": ["zzending"], "former": ["zzformer"], "restarting": ["zzrestarting"], "ending_prevented": ["zzendingprevented"], "ending_light": ["zzendinglight"], "tells_present": ["zztellspresent"], "tells_past": ["zztellspast"], "linking": ["zzlinking"], "sole_claim": ["zzsoleclaim"], "only_words": ["zzonlywords"], "alone_words": ["zzalonewords"], "any_medicine": ["zzanymedicine"], "lifestyle_measures": ["zzlifestylemeasures"], "sole_takes": ["zzsoletakes"], "sole_manner": ["zzsolemanner"], "nothing_else": ["zznothingelse"], "no_treatment_for": ["zznotreatmentfor"], "not_of_now": ["zznotofnow"], "age_words": ["zzagewords"], "duration_words": ["zzdurationwords"], "band_adult": ["zzbandadult"], "band_child": ["zzbandchild"], "band_infant": ["zzbandinfant"], "band_neonate": ["zzbandneonate"], "band_old": ["zzbandold"], "band_women": ["zzbandwomen"], "band_men": ["zzbandmen"], "band_pregnant": ["zzbandpregnant"], "band_not_pregnant": ["zzbandnotpregnant"], "band_term": ["zzbandterm"], "band_preterm": ["zzbandpreterm"], "goal_words": ["zzgoalwords"], "ended": ["zzended"], "reports": ["zzreports"], "past": ["previous"], "warning_cue": ["urgent"], "hedging": ["consider"], "clinical_claim": ["is"], "current": ["has"], "female_person": ["she"], "male_person": ["he"], "no_allergies": ["nkda"], "must_cue": ["must"]
          },
          "categories": [
            { "id": "prompt_injection", "title": "t", "source": { "title": "t", "publisher": "p", "url": "https://example.org" }, "outcome": { "clinician": "refuse", "patient": "refuse" }, "reason": "r", "alternative": "a", "rules": [] },
            { "id": "unsupported_language", "title": "t", "source": { "title": "t", "publisher": "p", "url": "https://example.org" }, "outcome": { "clinician": "caution", "patient": "caution" }, "reason": "r", "alternative": "a", "rules": [] },
            { "id": "unsafe_request", "title": "t", "source": { "title": "t", "publisher": "p", "url": "https://example.org" }, "outcome": { "clinician": "refuse", "patient": "refuse" }, "reason": "r", "alternative": "a",
              "rules": [ { "id": "one", "all": [["teleport*"], ["patient*"]], "within": 3, "unless_before": ["do not"] } ] }
          ]
        }
        """;

    [Fact]
    public void The_shipped_policy_is_valid_and_carries_version_and_hash() =>
        Assert.Matches(@"^\d+\.\d+\.\d+\+[0-9a-f]{8}$", Policies.Shipped.Version);

    [Fact]
    public void Every_category_says_why_what_instead_and_where_the_duty_was_read()
    {
        foreach (var category in Policies.Shipped.Categories)
        {
            Assert.NotEmpty(category.Reason);
            Assert.NotEmpty(category.Alternative);
            Assert.StartsWith("https://", category.Source.Url, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_a_region_no_notice_prints_a_telephone_number()
    {
        foreach (var emergency in Policies.Shipped.Emergencies)
        {
            foreach (var audience in (Audience[])[Audience.Clinician, Audience.Patient])
            {
                Assert.DoesNotContain("911", emergency.NoticeFor(audience), StringComparison.Ordinal);
                Assert.DoesNotContain("{", emergency.NoticeFor(audience), StringComparison.Ordinal);
            }
        }

        Assert.Contains("your local emergency number", Policies.Shipped.NoticeText("stroke", Audience.Patient)!, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_region_the_notice_names_its_number() =>
        Assert.Contains("911", GuardPolicy.Load(Policies.Folder, "US").NoticeText("stroke", Audience.Patient)!, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_region_stops_with_the_known_ones() =>
        Assert.Contains("GB", Assert.Throws<WrongInputException>(() => GuardPolicy.Load(Policies.Folder, "ATLANTIS")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_site_writes_a_rule_without_recompiling()
    {
        var guard = new InputGuard(Load(Minimal));
        Assert.Equal(Decision.Refuse, guard.Judge(new GuardInput { Text = "Teleporting this patient" }).Decision);
        Assert.Equal(Decision.Allow, guard.Judge(new GuardInput { Text = "Do not teleport the patient" }).Decision);
        Assert.Equal(Decision.Allow, guard.Judge(new GuardInput { Text = "Teleport one two three four patient" }).Decision);
    }

    [Fact]
    public void A_site_sets_a_threshold_of_refusal_for_one_category_alone()
    {
        var policy = Load(Minimal.Replace("\"version\": \"9\",", "\"version\": \"9\", \"classifier\": { \"refuse_at\": 0.5, \"caution_at\": 0.1, \"refuse_at_by_category\": { \"unsafe_request\": 0.8 } },", StringComparison.Ordinal));
        Assert.Equal(Decision.Caution, Judge(0.6, "unsafe_request"));
        Assert.Equal(Decision.Refuse, Judge(0.8, "unsafe_request"));
        Assert.Equal(Decision.Refuse, Judge(0.6, "prompt_injection"));
        Assert.Equal(Decision.Refuse, Judge(0.6, null));

        Decision Judge(double harm, string? category) => new InputGuard(policy, _ => new ClassifierScore(harm, category)).Judge(new GuardInput { Text = "any text" }).Decision;
    }

    [Fact]
    public void The_version_changes_with_the_content() =>
        Assert.NotEqual(Load(Minimal).Version, Load(Minimal.Replace("teleport*", "beam*", StringComparison.Ordinal)).Version);

    [Theory]
    [InlineData("\"within\": 3", "\"within\": \"three\"", "is not a number")]
    [InlineData("\"within\": 3", "\"within\": 9000", "outside")]
    [InlineData("\"within\": 3", "\"wihtin\": 3", "not known")]
    [InlineData("[\"teleport*\"]", "[\"@beam\"]", "no file defines")]
    [InlineData("\"clinician\": \"caution\"", "\"clinician\": \"maybe\"", "is none of")]
    [InlineData("\"reason\": \"r\", ", "", "has no field 'reason'")]
    [InlineData("https://example.org", "somewhere", "is not an address")]
    [InlineData("\"all\": [[\"teleport*\"], [\"patient*\"]]", "\"all\": []", "one to six")]
    [InlineData("\"past\": [\"previous\"], ", "", "'past'")]
    [InlineData("\"version\": \"9\",", "", "version")]
    [InlineData("\"id\": \"unsafe_request\"", "\"id\": \"unsafe\"", "unsafe_request")]
    [InlineData("\"version\": \"9\",", "\"version\": \"9\", \"classifier\": { \"refuse_at\": 0.5, \"caution_at\": 0.1, \"refuse_at_by_category\": { \"nowhere\": 0.5 } },", "is not a category of the policy")]
    [InlineData("\"version\": \"9\",", "\"version\": \"9\", \"classifier\": { \"refuse_at\": 0.5, \"caution_at\": 0.1, \"refuse_at_by_category\": { \"unsafe_request\": 5 } },", "outside")]
    [InlineData("\"version\"", "\"version", "not valid JSON")]
    public void A_wrong_policy_stops_the_host_and_says_what_to_do(string part, string wrong, string message)
    {
        Assert.Contains(part, Minimal, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<WrongInputException>(() => Load(Minimal.Replace(part, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_field_is_named_with_file_and_line() =>
        Assert.Contains("policy.json line 12:", Assert.Throws<WrongInputException>(() => Load(Minimal.Replace("\"within\": 3", "\"within\": 0.5e9", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_policies_is_named() =>
        Assert.Contains("no policy files", Assert.Throws<WrongInputException>(() => GuardPolicy.Load(Path.Combine(Path.GetTempPath(), "no-such-folder"))).Message, StringComparison.Ordinal);

    private static GuardPolicy Load(string json)
    {
        var folder = Directory.CreateTempSubdirectory("policy");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "policy.json"), json);
            return GuardPolicy.Load(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
