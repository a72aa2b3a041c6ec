using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Advice against one thing leaves another one proposed: the allergy is looked for clause by clause.</summary>
public sealed class AllergyInClauseTests
{
    [Theory]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily. Avoid ibuprofen in kidney disease.", "Stay away from ibuprofen, and give amoxicillin 500 mg three times daily for 5 days [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily. Avoid ibuprofen in kidney disease.", "Stay away from amoxicillin, and give doxycycline 200 mg then 100 mg daily [1].", true)]
    [InlineData("Dress the graft with elastic plaster or gauze. Do not use heat on the graft.", "Do not use heat; cover the graft with elastic plaster [1].", false)]
    [InlineData("Dress the graft with elastic plaster or gauze. Do not use heat on the graft.", "Do not use elastic plaster; cover the graft with gauze [1].", true)]
    [InlineData("Erysipelas: flucloxacillin 500 mg four times daily. Suspend the statin with clarithromycin.", "Pause the statin and start flucloxacillin 500 mg four times daily [1].", false)]
    [InlineData("Erysipelas: flucloxacillin 500 mg four times daily, or clarithromycin 500 mg twice daily.", "Clarithromycin is a poor choice here, so use flucloxacillin 500 mg four times daily [1].", false)]
    [InlineData("Erysipelas: flucloxacillin 500 mg four times daily, or clarithromycin 500 mg twice daily.", "Flucloxacillin is a poor choice here, so use clarithromycin 500 mg twice daily [1].", true)]
    [InlineData("Dress the graft with elastic plaster or gauze.", "Rather than gauze, use elastic plaster on the graft [1].", false)]
    [InlineData("Dress the graft with elastic plaster or gauze.", "Rather than elastic plaster, use gauze on the graft [1].", true)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Use amoxicillin 500 mg three times daily instead of doxycycline [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Use doxycycline 200 mg then 100 mg daily instead of amoxicillin [1].", true)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Swap doxycycline for amoxicillin 500 mg three times daily [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Amoxicillin is the usual choice, which is unsuitable for her, so doxycycline 200 mg then 100 mg daily [1].", true)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days. Never combine with methotrexate.", "Amoxicillin 500 mg three times daily, never with methotrexate [1].", false)]
    [InlineData("Dress the graft with elastic plaster or gauze. Do not get it wet.", "Keep water away from the graft and dress it with elastic plaster [1].", false)]
    [InlineData("Dress the graft with elastic plaster or gauze. Do not get it wet.", "Keep elastic plaster away from the graft and dress it with gauze [1].", true)]
    [InlineData("Erysipelas: flucloxacillin 500 mg four times daily or clarithromycin 500 mg twice daily.", "Flucloxacillin 500 mg four times daily replaces clarithromycin [1].", false)]
    [InlineData("Erysipelas: flucloxacillin 500 mg four times daily or clarithromycin 500 mg twice daily.", "Clarithromycin 500 mg twice daily replaces flucloxacillin [1].", true)]
    [InlineData("Erysipelas: flucloxacillin 500 mg four times daily or clarithromycin 500 mg twice daily.", "Switch from clarithromycin to flucloxacillin 500 mg four times daily [1].", false)]
    [InlineData("Erysipelas: flucloxacillin 500 mg four times daily or clarithromycin 500 mg twice daily.", "Switch from flucloxacillin to clarithromycin 500 mg twice daily [1].", true)]
    [InlineData("Erysipelas: flucloxacillin 500 mg four times daily or clarithromycin 500 mg twice daily.", "Her earlier rash came from latex, so flucloxacillin 500 mg four times daily is suitable [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Amoxicillin 500 mg three times daily, as an alternative to doxycycline [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Doxycycline 200 mg then 100 mg daily is the alternative to amoxicillin [1].", true)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Amoxicillin 500 mg three times daily is the alternative to doxycycline [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "With caution, give amoxicillin 500 mg three times daily [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Give amoxicillin 500 mg three times daily with caution [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Hold metformin and give amoxicillin 500 mg three times daily [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Stopping doxycycline and starting amoxicillin 500 mg three times daily is best [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Stopping amoxicillin and starting doxycycline 200 mg then 100 mg daily is best [1].", true)]
    public void What_an_allergy_bars_is_held_whatever_else_is_advised_against(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Despite her penicillin allergy, amoxicillin 500 mg three times daily is fine [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Because of her penicillin allergy, doxycycline 200 mg then 100 mg daily is given and not amoxicillin [1].", true)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Her allergy is old, so amoxicillin 500 mg three times daily can be used [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Amoxicillin is first line; because of her allergy, give doxycycline 200 mg then 100 mg daily [1].", true)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "The rash was mild; use amoxicillin 500 mg three times daily [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "An allergy test is pending, so amoxicillin 500 mg three times daily for now [1].", false)]
    public void An_allergy_that_is_told_is_no_word_against_what_is_proposed_all_the_same(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Give amoxicillin 500 mg three times daily and do not stop it early [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Give amoxicillin 500 mg three times daily; never miss a dose [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Amoxicillin 500 mg three times daily is not unsafe for her [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "There is no reason to avoid amoxicillin 500 mg three times daily [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "She should not skip amoxicillin 500 mg three times daily [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Please do not delay her amoxicillin 500 mg three times daily [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Amoxicillin 500 mg three times daily, which should not be stopped early [1].", false)]
    [InlineData("Sinusitis: amoxicillin 500 mg three times daily for 5 days, or doxycycline 200 mg then 100 mg daily.", "Doxycycline 200 mg then 100 mg daily, because amoxicillin gave her anaphylaxis [1].", true)]
    public void How_to_take_it_is_no_advice_against_it(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);
}
