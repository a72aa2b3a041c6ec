namespace ClinicalAssistant.Knowledge;

/// <summary>How much XML is read, so that a file of any size takes a bounded part of memory.</summary>
/// <param name="Most">Bytes of one file, unpacked.</param>
/// <param name="MostOfElement">Bytes of one record's element, which is held in memory whole.</param>
public sealed record XmlLimits(long Most = 4_000_000_000, long MostOfElement = 64_000_000);
