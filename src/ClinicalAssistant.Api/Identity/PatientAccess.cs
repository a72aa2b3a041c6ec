using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Identity;

/// <summary>
/// The site's own check whether a caller may see a patient (a care team, a consent): register one to put it in place of the default, which lets every caller of the
/// tenant see its patients. It is asked before a question about the patient is answered and before a turn about one is shown.
/// </summary>
/// <param name="caller">Who asks.</param>
/// <param name="patientKey">The patient; see <see cref="Records.PatientKeys"/>.</param>
/// <param name="cancellationToken">Cancels.</param>
public delegate ValueTask<bool> PatientAccess(Caller caller, string patientKey, CancellationToken cancellationToken);
