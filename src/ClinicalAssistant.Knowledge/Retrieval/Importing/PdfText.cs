using ClinicalAssistant.Core;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads the words of a PDF page by page. Nothing in it is executed: forms, scripts and attachments are passed over.</summary>
internal static class PdfText
{
    private const int FewestLetters = 40;

    /// <exception cref="WrongInputException">It is encrypted, holds pictures only, or is damaged.</exception>
    public static DocumentText Read(string path, string name)
    {
        try
        {
            using var document = PdfDocument.Open(path, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            var (headings, blocks, letters) = (new Headings(), new List<DocumentBlock>(), 0);
            foreach (var page in document.GetPages())
            {
                var paragraph = new List<string>();
                foreach (var line in ContentOrderTextExtractor.GetText(page, addDoubleNewline: true).Split('\n').Select(line => line.Trim()))
                {
                    letters += line.Count(char.IsLetter);
                    var level = Headings.LevelOf(line);
                    if (line.Length > 0 && level == 0)
                    {
                        paragraph.Add(line);
                        continue;
                    }

                    Close(paragraph, page.Number);
                    if (level > 0)
                        headings.Enter(level, line);
                }

                Close(paragraph, page.Number);
            }

            if (letters < FewestLetters)
                throw new WrongInputException($"{name}: the PDF holds pictures of text and no text. Run text recognition over it first.");
            var title = document.Information.Title is { Length: > 3 } said && !said.StartsWith("Microsoft Word", StringComparison.Ordinal) ? said : Path.GetFileNameWithoutExtension(name);
            return new DocumentText(title, blocks);

            void Close(List<string> paragraph, int number)
            {
                if (paragraph.Count > 0)
                    blocks.Add(new DocumentBlock(headings.Path, number, string.Join('\n', paragraph)));
                paragraph.Clear();
            }
        }
        catch (PdfDocumentEncryptedException fault)
        {
            throw new WrongInputException($"{name}: the PDF is encrypted. Save a copy without a password.", fault);
        }
        catch (PdfDocumentFormatException fault)
        {
            throw new WrongInputException($"{name}: the PDF is damaged. Fetch it again, or save it again from a reader.", fault);
        }
    }
}
