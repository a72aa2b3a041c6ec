namespace ClinicalAssistant.Knowledge.Tests;

public sealed class ConditionNamesTests
{
    private static readonly ConditionNames Names = new(EmbeddedPack.Instance);

    [Theory]
    [InlineData("Crohn's disease", "crohn-disease")]
    [InlineData("Celiac disease", "coeliac-disease")]
    [InlineData("PE", "pulmonary-embolism")]
    [InlineData("Embolism, pulmonary", "pulmonary-embolism")]
    [InlineData("Diabetic ketoacidosis (DKA)", "diabetic-ketoacidosis")]
    [InlineData("Ischemic strokes", "ischaemic-stroke")]
    public void A_name_is_found_whatever_its_spelling_order_plural_or_abbreviation(string name, string id) =>
        Assert.Contains(Names.Find(name), found => found.ConditionId == id && found.Kinship == NameKinship.Same);

    [Theory]
    [InlineData("Perforated duodenal peptic ulcer", NameKinship.Narrower)]
    public void A_name_of_a_form_leads_to_the_condition_that_it_is_a_form_of(string name, NameKinship kinship) =>
        Assert.Equal(kinship, Assert.Single(Names.Find(name).Select(found => found.Kinship).Distinct()));

    [Theory]
    [InlineData("Secondary hyperparathyroidism", "primary-hyperparathyroidism")]
    [InlineData("Bacterial encephalitis", "viral-encephalitis")]
    [InlineData("Heart disease", "acute-coronary-syndrome")]
    [InlineData("Medication reaction", "anaphylaxis")]
    [InlineData("", "anaphylaxis")]
    public void Names_that_exclude_each_other_or_say_too_little_do_not_meet(string name, string id) =>
        Assert.DoesNotContain(Names.Find(name), found => found.ConditionId == id && found.Kinship == NameKinship.Same);
}
