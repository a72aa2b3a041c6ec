using System.IO.Compression;
using System.Xml;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads XML of public releases as a stream, plain or gzip: no document type, no entity, nothing outside the file is followed.</summary>
internal static class XmlSource
{
    /// <summary>The elements of a name, one by one.</summary>
    /// <exception cref="WrongInputException">The file is broken or too large: says where.</exception>
    public static IEnumerable<XmlElement> Elements(string path, string name, string element, XmlLimits limits)
    {
        using var stream = new MeteredStream(Open(path), name, limits);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersFromEntities = 1024,
        });
        while (Next(reader, stream, name, element) is { } found)
            yield return found;
    }

    private static XmlElement? Next(XmlReader reader, MeteredStream stream, string name, string element)
    {
        try
        {
            while (reader.NodeType != XmlNodeType.Element || reader.LocalName != element)
            {
                stream.Next();
                if (!reader.Read())
                    return null;
            }

            stream.Next();
            var document = new XmlDocument { XmlResolver = null };
            return (XmlElement)document.ReadNode(reader)!;
        }
        catch (XmlException fault)
        {
            throw new WrongInputException(FormattableString.Invariant($"{name}, line {fault.LineNumber}, column {fault.LinePosition}: the XML is broken here. Fetch it again."), fault);
        }
        catch (InvalidDataException fault)
        {
            throw new WrongInputException($"{name}: the packed file is damaged or ends early. Fetch it again.", fault);
        }
    }

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        var packed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return packed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
