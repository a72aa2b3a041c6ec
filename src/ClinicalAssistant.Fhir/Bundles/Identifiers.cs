using Hl7.Fhir.Model;

using ClinicalAssistant.Core;

using CoreIdentifier = ClinicalAssistant.Core.Identifier;
using FhirPatient = Hl7.Fhir.Model.Patient;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>Names, numbers, dates and addresses of a Patient resource, and those of the relatives it lists.</summary>
internal static class Identifiers
{
    public static IReadOnlyList<CoreIdentifier> Of(Entry entry, FhirPatient about, Fields fields)
    {
        List<CoreIdentifier> found =
        [
            .. fields.Take(entry, "name", () => about.Name.SelectMany(Names).ToArray()) ?? [],
            .. fields.Take(entry, "identifier", () => about.Identifier.SelectMany(Number).ToArray()) ?? [],
            .. fields.Take(entry, "telecom", () => about.Telecom.SelectMany(Contact).ToArray()) ?? [],
            .. fields.Take(entry, "address", () => about.Address.SelectMany(Places).ToArray()) ?? [],
            .. fields.Take(entry, "birthDate", () => About(IdentifierType.Date, about.BirthDate).ToArray()) ?? [],
            .. fields.Take(entry, "contact", () => about.Contact.SelectMany(static contact => (IEnumerable<CoreIdentifier>)
            [
                .. contact.Name is null ? [] : Names(contact.Name),
                .. contact.Telecom.SelectMany(Contact),
                .. contact.Address is null ? [] : Places(contact.Address),
            ]).ToArray()) ?? [],
            .. fields.Take(entry, "managingOrganization", () => About(IdentifierType.Hospital, about.ManagingOrganization?.Display).ToArray()) ?? [],
        ];
        return [.. found.DistinctBy(static identifier => (identifier.Type, identifier.Value))];
    }

    private static IEnumerable<CoreIdentifier> Names(HumanName name)
    {
        string?[] given = [.. name.Given];
        var whole = string.Join(' ', given.Append(name.Family).Where(static part => !string.IsNullOrWhiteSpace(part)));
        return new[] { name.Text, whole, name.Family }.Concat(given).SelectMany(static part => About(IdentifierType.Name, part));
    }

    private static IEnumerable<CoreIdentifier> Number(Hl7.Fhir.Model.Identifier identifier)
    {
        var type = identifier.Type?.Coding.Select(static coding => coding.Code).FirstOrDefault(static code => code is not null) switch
        {
            "MR" or "MRT" or "PI" or "PT" => IdentifierType.Mrn,
            "SS" or "SB" => IdentifierType.Ssn,
            "DL" or "MD" or "NP" => IdentifierType.License,
            "MC" or "MA" or "NIIP" or "SN" => IdentifierType.HealthPlan,
            "AN" or "BA" => IdentifierType.Account,
            _ when identifier.System == "http://hl7.org/fhir/sid/us-ssn" => IdentifierType.Ssn,
            _ => IdentifierType.OtherId,
        };
        return About(type, identifier.Value);
    }

    private static IEnumerable<CoreIdentifier> Contact(ContactPoint contact) => About(
        contact.System switch
        {
            ContactPoint.ContactPointSystem.Phone or ContactPoint.ContactPointSystem.Sms or ContactPoint.ContactPointSystem.Pager => IdentifierType.Phone,
            ContactPoint.ContactPointSystem.Fax => IdentifierType.Fax,
            ContactPoint.ContactPointSystem.Email => IdentifierType.Email,
            ContactPoint.ContactPointSystem.Url => IdentifierType.Url,
            _ => IdentifierType.OtherId,
        }, contact.Value);

    // The state stays: Safe Harbor masks what is below it.
    private static IEnumerable<CoreIdentifier> Places(Address address) =>
        new[] { address.Text, address.City, address.District, address.PostalCode }.Concat(address.Line).SelectMany(static part => About(IdentifierType.Location, part));

    // A single letter is no identifier: masking every "A" of a text would unmake it.
    private static IEnumerable<CoreIdentifier> About(IdentifierType type, string? value) =>
        value?.Trim() is { Length: > 1 } said ? [new CoreIdentifier(type, said)] : [];
}
