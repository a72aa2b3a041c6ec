namespace ClinicalAssistant.Core;

/// <summary>Classes of identifiers (45 CFR 164.514(b)(2)). The wire names are upper case with underscores (<see cref="IdentifierTypes.WireName"/>).</summary>
public enum IdentifierType
{
    /// <summary>A person's name, without title.</summary>
    Name,

    /// <summary>Geography below state.</summary>
    Location,

    /// <summary>A date finer than a year.</summary>
    Date,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>Fax number.</summary>
    Fax,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Social security number.</summary>
    Ssn,

    /// <summary>Medical record number.</summary>
    Mrn,

    /// <summary>Health-plan beneficiary number.</summary>
    HealthPlan,

    /// <summary>Account number.</summary>
    Account,

    /// <summary>Certificate or licence number.</summary>
    License,

    /// <summary>Vehicle identifier or plate.</summary>
    Vehicle,

    /// <summary>Device identifier or serial number.</summary>
    Device,

    /// <summary>Web address.</summary>
    Url,

    /// <summary>Internet Protocol address.</summary>
    Ip,

    /// <summary>Biometric identifier.</summary>
    Biometric,

    /// <summary>Any other unique number or code.</summary>
    OtherId,

    /// <summary>An age over 89.</summary>
    AgeOver89,

    /// <summary>A named organisation.</summary>
    Hospital,
}
