namespace ClinicalAssistant.Core;

/// <summary>The cue phrases of clinical English. Words only: hyphens, slashes and full stops between them do not matter ("r/o" is "r o").</summary>
internal static class ContextCues
{
    private const string NegatedLists =
        "no|not|without|w o|nor|neither|never|no evidence of|no sign of|no signs of|no symptoms of|no history of|no hx of|no h o|no prior|no previous|no known|absence of|"
        + "lack of|lacks|lacking|free of|no complaints of|no complaint of|did not|does not|do not|has not|have not|had not|is not|are not|was not|were not|didn't|doesn't|don't|"
        + "hasn't|haven't|hadn't|isn't|aren't|wasn't|weren't|never had|has never|no longer|rather than|instead of|failed to reveal|did not show|shows no|showed no|nil|zero|"
        + "denies any|ruled out for|not associated with|unaccompanied by|no associated|no other";

    private const string NegatedWide =
        "denies|denied|denying|deny|negative for|neg for|ve for|pertinent negatives|negatives|denies having|denies having had|reports no|reported no|states no|admits to no|no h o of";

    private const string NegatedBefore =
        "absent|negative|neg|ruled out|is ruled out|was ruled out|excluded|not present|not seen|not found|not detected|not noted|not identified|not reported|not observed|undetectable|"
        + "was negative|is negative|were negative|is absent|was absent|are absent|were absent|denied by patient|has resolved|have resolved|has gone|is gone|no more|not elicited|not demonstrated|nil";

    private const string UncertainItems =
        "possible|possibly|probable|probably|suspected|suspect|suspecting|suspicion of|suspicion for|suspicious for|concern for|concerning for|concerned about|worried about|worried it is|"
        + "may be|might be|could be|may have|might have|could have|cannot exclude|can't exclude|cannot rule out|can't rule out|not ruled out|r o|rule out|ruling out|to exclude|exclude|query|"
        + "evaluate for|assess for|evaluation for|workup for|work up for|screening for|screen for|monitor for|check for|looking for|test for|tests for|tested for|"
        + "questionable|equivocal|maybe|perhaps|likely|unlikely|presumed|presumptive|differential includes|differential diagnosis includes|ddx|differential|consider|considering|"
        + "think it is|thinks it is|is this|could this be|is it|do you think|fear of|fears|afraid of|versus|vs";

    private const string UncertainBefore =
        "unlikely|is unlikely|is possible|is suspected|was suspected|not excluded|not ruled out|cannot be excluded|cannot be ruled out|suspected|questionable|versus|vs";

    private const string HypotheticalWide =
        "if|unless|in case of|in the event of|return for|return if|come back if|come back for|seek help if|seek care if|call if|should he|should she|should they|should you|should the patient|"
        + "watch for|look out for|watch out for|return precautions|safety net|safety netting|safety netted for|advised to return|"
        + "whenever there is|were to develop|educated about|counselled about|counseled about|counselled on|counseled on|warned about|warned of";

    private const string HypotheticalItems =
        "risk of|risks of|at risk of|at risk for|increased risk of|prn for|as needed for|can cause|may cause|might cause|could cause|side effects include|side effects such as|side effects|"
        + "prophylaxis for|prophylaxis against|to prevent|prevention of|vaccinated against|immunised against|immunized against|vaccine for";

    private const string HistoricalWide =
        "history of|hx of|h o|past history of|past medical history of|past medical history|medical history|pmh|pmhx|phx|past history|past medical hx|past surgical history|psh|psx|"
        + "pmh of|pmhx of|history significant for|history is significant for|history notable for|history includes|background of|bg of|known history of|medical history includes|"
        + "medical history is significant for|past medical history is significant for|past medical history significant for|past medical history is notable for|past medical history includes";

    private const string HistoricalItems =
        "previous|previously|prior|status post|s p|former|formerly|remote|old|in childhood had|as a child had|used to have|once had|recovered from|treated for|was treated for|"
        + "previously diagnosed with|hospitalized for|hospitalised for|history";

    private const string HistoricalBefore =
        "years ago|yrs ago|y ago|yr ago|in the past|in childhood|as a child|last year|decades ago|in her youth|in his youth|previously|in infancy|many years ago";

    private const string FamilyWide =
        "family history of|family history|fh|fhx|fh of|fhx of|family hx|family hx of|fam hx|fhx positive for|family history is significant for|family history significant for|runs in the family|"
        + "family history is positive for|family history positive for|family history is notable for|family history includes";

    private const string Relatives =
        "mother|father|mom|mum|dad|brother|sister|brothers|sisters|aunt|uncle|aunts|uncles|grandmother|grandfather|grandparents|grandma|grandpa|cousin|cousins|sibling|siblings|parent|parents|"
        + "son|daughter|sons|daughters|wife|husband|partner|spouse|nephew|niece|maternal grandmother|maternal grandfather|paternal grandmother|paternal grandfather|maternal aunt|maternal uncle|"
        + "paternal aunt|paternal uncle|half brother|half sister|twin brother|twin sister|family member|family members|relative|relatives|roommate|roommates|flatmate|colleague|colleagues|"
        + "classmate|classmates|coworker|coworkers|co worker|co workers|friend|friends|neighbour|neighbor|household contact|household contacts|boyfriend|girlfriend|mother's side|father's side";

    private const string Pseudo =
        "no increase|no significant increase|no change|no significant change|no improvement|no relief|no help|no better|no worse|no response|no doubt|no wonder|not only|not just|not necessarily|not certain if|"
        + "not certain whether|not sure if|not sure whether|no further|without difficulty|without relief|without improvement|gram negative|gram neg|not improved|not improving|not improve|not relieved|not relieved by|"
        + "not resolve|not resolved|not resolving|not settle|not settling|not responding|not respond|not responded|not better|not going away|not gone|not helped|not help|no matter|not drain|not controlled|not taking|"
        + "not taken|did not take|does not take|not been taking|stopped taking|not improved with|no effect|not stopping|does not stop|doesn't stop|won't stop|not stopped|didn't help|doesn't help|did not help|does not help|"
        + "no previous similar|not known to have|as if|even if|false negative|double negative|rh negative|rhesus negative|negative pressure|not until|not unlike|not as|not well|not feeling well|not been feeling well|"
        + "no different|no one|no idea|old man|old woman|old boy|old girl|old male|old female|old lady|old gentleman|old infant|years old|year old|months old|month old|weeks old|week old|days old|day old|"
        + "history taking|social history|sexual history|travel history|drug history|medication history|obstetric history|occupational history|past few|past several|past two|past three|past day|past week|past month|"
        + "past year|past hour|past 24|prior to|previous day|previous night|previous week|most likely|least likely|likely diagnosis|likely cause|likely explanation|ask if|asked if|asks if|"
        + "history of present illness|history of the present illness|history of presenting complaint|vs signs|not tolerating|not tolerate|not able|not eating|not drinking|not feeding|not sleeping|not moving|"
        + "not walking|not passing|not passed|not waking|not responsive|not talking|not speaking|not making sense|not breathing|not healing|not healed|not know|not recognise|not recognize|not bear|not bearing|not open|"
        + "not close|not lift|not raise|not stand|not swallow|not keep|not remember|not recall|not concentrate|not reducible|not blanch|not blanching|not gaining|not vaccinated|not immunised|not immunized|not up to date|"
        + "not follow|not pass|not urinate|not eat|not drink|not look|not feel|not move|not walk|not sleep|not stop|not see|not hear|not fully|not completely|not fade|not fading|not hold|not weight|not oriented|not alert|"
        + "mother of one|mother of two|mother of three|mother of four|mother of five|mother of six|mother of 2|mother of 3|mother of 4|mother of 5|mother of 6|mother of twins|"
        + "father of one|father of two|father of three|father of four|father of five|father of six|father of 2|father of 3|father of 4|father of 5|father of 6|father of twins";

    private const string Stops =
        "but|however|although|though|except|except for|apart from|aside from|yet|nevertheless|whereas|presents|presented|presenting|presents with|presenting with|presented with|c o|complains|complaining|"
        + "complains of|complaining of|complained of|now|currently|positive for|admits|admits to|endorses|reports that|states that|who|came in|comes in|brought in|is brought|was brought|comes to|came to|significant for|reveals|revealed|"
        + "shows|showed|o e|on examination|on exam|physical examination|vitals|ecg|ekg|cxr|bloods|labs|meds|medications|allergies|still|developed|develops|plan|impression|instead";

    private const string SoftStops =
        "today|because|because of|due to|secondary to|caused by|then|while|until|after|since|when|with|w|which|found|notable for|exam|obs|ct|mri|only|started|awoke|woke|follows|assessment|so|just|having|other than|despite|given";

    private const string WeakStops =
        "has|have|had|is|are|was|were|reports|reported|notes|noted|states|stated|feels|felt|says|said|does|do|did|describes|described|he|she|they|i|patient|pt|infant|baby|child|newborn|appears|looks|seems|"
        + "remains|became|becomes|gets|got|presents|came|comes|known";

    private const string ResultStops =
        "good|normal|fine|ok|okay|clear|intact|well|stable|positive|pos|present|raised|elevated|high|low|worse|better|x|for|plus|worsening|ongoing|severe|productive";

    public static CueNode Root { get; } = Build();

    private static CueNode Build()
    {
        var root = new CueNode();
        Add(root, NegatedBefore, CueKind.Backward, ContextSense.Negated, 6);
        Add(root, UncertainBefore, CueKind.Backward, ContextSense.Uncertain, 6);
        Add(root, HistoricalBefore, CueKind.Backward, ContextSense.Historical, 6);
        Add(root, NegatedLists, CueKind.ForwardList, ContextSense.Negated, 7);
        Add(root, NegatedWide, CueKind.ForwardWide, ContextSense.Negated, 0);
        Add(root, UncertainItems, CueKind.ForwardItem, ContextSense.Uncertain, 6);
        Add(root, HypotheticalWide, CueKind.ForwardWide, ContextSense.Hypothetical, 0);
        Add(root, HypotheticalItems, CueKind.ForwardItem, ContextSense.Hypothetical, 5);
        Add(root, HistoricalItems, CueKind.ForwardItem, ContextSense.Historical, 4);
        Add(root, HistoricalWide, CueKind.ForwardWide, ContextSense.Historical, 0);
        Add(root, FamilyWide, CueKind.ForwardWide, ContextSense.Family, 0);
        Add(root, Relatives, CueKind.Relative, ContextSense.Family, 0);
        Add(root, "no family history of|no family hx of|no fh of|no fhx of|no family history", CueKind.ForwardList, ContextSense.Negated | ContextSense.Family, 7);
        Add(root, "non", CueKind.ForwardItem, ContextSense.Negated, 1);
        Add(root, "free", CueKind.Backward, ContextSense.Negated, 1);
        Add(root, Stops, CueKind.Stop, ContextSense.None, 0);
        Add(root, SoftStops, CueKind.SoftStop, ContextSense.None, 0);
        Add(root, ResultStops, CueKind.ResultStop, ContextSense.None, 0);
        Add(root, WeakStops, CueKind.WeakStop, ContextSense.None, 0);
        Add(root, Pseudo, CueKind.Pseudo, ContextSense.None, 0);
        return root;
    }

    private static void Add(CueNode root, string phrases, CueKind kind, ContextSense flags, int reach)
    {
        var cue = new ContextCue(kind, flags, reach);
        foreach (var phrase in phrases.Split('|'))
        {
            var node = root;
            foreach (var word in phrase.Split(' '))
                node = node.Grow(word);
            node.Cue = cue;
        }
    }
}
