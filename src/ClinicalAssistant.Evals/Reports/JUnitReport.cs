using System.Globalization;
using System.Xml;

namespace ClinicalAssistant.Evals;

/// <summary>Writes <c>junit.xml</c>: one test suite per eval suite, one test case per case, in the order of the suite.</summary>
internal static class JUnitReport
{
    public static void Write(ResultFolder folder, EvalSummary summary, OrderedRows rows)
    {
        using var xml = XmlWriter.Create(folder.JUnit, new XmlWriterSettings { Indent = true, CheckCharacters = false });
        xml.WriteStartElement("testsuites");
        Totals(xml, summary);
        foreach (var suite in summary.Suites ?? [summary])
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", suite.Suite);
            Totals(xml, suite);
            foreach (var row in rows.Of(suite.Suite))
                Case(xml, row);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Totals(XmlWriter xml, EvalSummary summary)
    {
        xml.WriteAttributeString("tests", Number(summary.Passed + summary.Failed + summary.Errors));
        xml.WriteAttributeString("failures", Number(summary.Failed));
        xml.WriteAttributeString("errors", Number(summary.Errors));
    }

    private static void Case(XmlWriter xml, ResultRow row)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", row.Suite);
        xml.WriteAttributeString("name", Clean(string.Join(" / ", new[] { row.Id, row.Prompt, row.Asked, row.Sample is { } sample ? $"#{Number(sample)}" : null }.OfType<string>())));
        if (row.Milliseconds is { } milliseconds)
            xml.WriteAttributeString("time", (milliseconds / 1000).ToString("0.0000", CultureInfo.InvariantCulture));
        if (row.Error is { } error)
            Fault(xml, "error", error.Code, error.Message);
        else if (row.Status == CaseStatus.Failed)
            Fault(xml, "failure", "failed", Why(row));
        xml.WriteEndElement();
    }

    private static string Why(ResultRow row) => row.Assertions is { } assertions
        ? string.Join("; ", assertions.Where(assertion => !assertion.Passed).Select(assertion => $"{assertion.Name}: {assertion.Detail}"))
        : $"expected {row.Expected}, found {row.Found}";

    private static void Fault(XmlWriter xml, string element, string type, string message)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("message", Clean(message));
        xml.WriteEndElement();
    }

    // XML 1.0 has no way to write these, and a reader of the report would refuse the whole file.
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : ' '));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
