using ClinicalAssistant.Api.Auditing;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records;
using ClinicalAssistant.Records.Documents;

namespace ClinicalAssistant.Api.Documents;

/// <summary>
/// The documents that the caller of this request may see: its own, or for qa and admin those of its tenant. One of somebody else is answered as one that does not exist.
/// What is read and listed is in the audit trail before it is shown.
/// </summary>
internal sealed class KeptDocuments(DocumentStore store, PatientGate gate, AuditLog audit, IHttpContextAccessor accessor)
{
    private HttpContext Context => accessor.HttpContext!;

    private CallerIdentity Identity => CallerIdentity.Of(Context);

    private Caller Caller => Callers.Of(Context, Door.Rest);

    public async Task<IReadOnlyList<ClinicalDocument>> ListAsync(int top)
    {
        await audit.DidAsync(Context, AuditActions.List, "documents");
        return [.. (await store.ListAsync(Identity.Tenant, top, Identity.SeesAll ? null : Identity.Name, Context.RequestAborted)).Select(static kept => kept.Document)];
    }

    public async Task<KeptDocument?> ReadAsync(string id)
    {
        if (await FindAsync(id) is not { } kept)
            return null;
        await audit.DidAsync(Context, AuditActions.Read, id, kept.PatientKey);
        return kept;
    }

    public Task<bool> SaveAsync(KeptDocument kept) => store.SaveAsync(kept, Caller, Context.RequestAborted);

    public async Task<bool> DeleteAsync(string id) => await FindAsync(id) is not null && await store.DeleteAsync(Identity.Tenant, id, Identity.Name, Context.RequestAborted);

    private async Task<KeptDocument?> FindAsync(string id)
    {
        if (await store.ReadAsync(Identity.Tenant, id, Context.RequestAborted) is not { } kept || (!Identity.SeesAll && kept.Owner != Identity.Name))
            return null;
        await gate.EnterAsync(Context, Caller, kept.PatientKey, id);
        return kept;
    }
}
