using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Where a term of a text leads in the packs.</summary>
/// <param name="Said">The words of the text.</param>
/// <param name="Kind"><c>gene</c>, <c>phenotype</c> or <c>disease</c>.</param>
/// <param name="Targets">Ids with their names: HPO's term for a phenotype, the records of the disease packs for a disease, the diseases of a gene.</param>
/// <param name="Pack">The pack that links it.</param>
public sealed record LinkedTerm(string Said, string Kind, IReadOnlyList<(string Id, string Name)> Targets, string Pack) : PatientWords;
