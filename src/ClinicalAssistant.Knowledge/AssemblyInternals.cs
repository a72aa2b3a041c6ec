using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ClinicalAssistant.Knowledge.Tests")]
