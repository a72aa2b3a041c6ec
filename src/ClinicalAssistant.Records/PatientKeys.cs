using System.Security.Cryptography;
using System.Text;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records;

/// <summary>What stands for a patient in the record's index and in the audit trail: a hash of tenant and identifier, so that neither holds the identifier.</summary>
public static class PatientKeys
{
    /// <summary>The patient's key by its medical record number, else by its first identifier; null where it has none.</summary>
    public static string? Of(string tenant, Patient? patient)
    {
        var identifiers = patient?.Identifiers ?? [];
        var identifier = identifiers.FirstOrDefault(static known => known.Type == IdentifierType.Mrn) ?? (identifiers.Count > 0 ? identifiers[0] : null);
        return identifier is null ? null : Of(tenant, identifier.Value);
    }

    /// <summary>The key of the patient with this identifier; spaces around it and letter case make no difference.</summary>
    public static string Of(string tenant, string identifier) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{identifier.Trim().ToUpperInvariant()}")))[..32];
}
