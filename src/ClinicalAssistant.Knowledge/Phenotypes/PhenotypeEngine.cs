using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Ranks the diseases of imported packs by phenotype. Scores order one ranking. A probability is given only over one case registry whose import calibrated it on
/// left-out publications; it then holds among the registry's diseases and for patients like its cases. Deterministic; safe for use by many threads.
/// </summary>
public sealed class PhenotypeEngine
{
    private readonly PhenotypeModel _model;
    private readonly PhenotypeScorer _scorer;
    private readonly PhenotypeBasis _basis;
    private readonly RegistryCalibration? _calibration;

    internal PhenotypeEngine(PhenotypeModel model, IReadOnlyList<PackManifest> packs, RegistryCalibration? calibration, PhenotypeWeights? weights = null)
    {
        _model = model;
        _scorer = new PhenotypeScorer(model, weights ?? PhenotypeWeights.Default);
        _basis = new PhenotypeBasis(model);
        _calibration = calibration;
        Packs = packs;
    }

    /// <summary>The packs that are ranked over, and the ontology's.</summary>
    public IReadOnlyList<PackManifest> Packs { get; }

    /// <summary>The ontology that relates the terms; <see cref="PhenotypeOntology.None"/> where none is imported.</summary>
    public PhenotypeOntology Ontology => _model.Terms.Ontology;

    /// <summary>How many diseases are ranked.</summary>
    public int Count => _model.Diseases.Length;

    /// <summary>Calibration on left-out publications, or null where there is none.</summary>
    public RegistryCalibration? Calibration => _calibration;

    /// <summary>Whether a disease of that id is ranked.</summary>
    public bool Has(string disease) => Number(disease) >= 0;

    /// <summary>What an id stands for here: its current term with label, and a notice where that is not the id itself. Null where neither ontology nor registry has it.</summary>
    public PhenotypeTerm? Term(string id) => PhenotypeTerm.Of(id, _model.Terms);

    /// <summary>The ranking; empty where no finding is known to the packs. Red flags and next steps are the embedded pack's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Top is below 1.</exception>
    public Differential Rank(DifferentialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Top, 1);
        var patient = PhenotypePatient.Of(query, _model.Terms);
        if (patient.Observed.Length + patient.Excluded.Length == 0)
            return Differential.Empty;
        var scores = new double[_model.Diseases.Length];
        _scorer.Score(patient, scores);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = Math.Round(scores[i], 9);
        var probability = _calibration?.Probabilities(scores);
        var ranking = TopScores.Of(scores, query.Top).Select((disease, i) => new RankedCondition
        {
            Rank = i + 1,
            Id = _model.Diseases[disease].Id,
            Name = _model.Diseases[disease].Name,
            Synonyms = [.. _model.Diseases[disease].OtherNames],
            Score = scores[disease],
            Probability = probability?.Invoke(scores[disease]),
            Basis = _basis.Of(patient, disease),
        });
        return new Differential([.. ranking], [], []);
    }

    /// <summary>The place of one disease in the whole ranking, from 1, equal scores in the order of their ids; null where nothing is ranked or there is no such disease.</summary>
    public int? Place(DifferentialQuery query, string disease)
    {
        ArgumentNullException.ThrowIfNull(query);
        var number = Number(disease);
        var patient = PhenotypePatient.Of(query, _model.Terms);
        if (number < 0 || patient.Observed.Length + patient.Excluded.Length == 0)
            return null;
        var scores = Scores(query);
        var own = Math.Round(scores[number], 9);
        var place = 1;
        for (var i = 0; i < scores.Length; i++)
        {
            var score = Math.Round(scores[i], 9);
            place += score > own || (score == own && i < number) ? 1 : 0;
        }

        return place;
    }

    /// <summary>Scores of all diseases in the order of their ids, for calibration.</summary>
    internal double[] Scores(DifferentialQuery query)
    {
        var scores = new double[_model.Diseases.Length];
        _scorer.Score(PhenotypePatient.Of(query, _model.Terms), scores);
        return scores;
    }

    /// <summary>Number of a disease, or below 0.</summary>
    internal int Number(string disease) => Array.BinarySearch(_model.Diseases, disease, DiseaseById.Instance);
}
