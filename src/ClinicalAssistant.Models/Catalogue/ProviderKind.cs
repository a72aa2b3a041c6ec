namespace ClinicalAssistant.Models;

/// <summary>The protocols that a provider can speak.</summary>
public enum ProviderKind
{
    /// <summary>Azure OpenAI, with a key or by Microsoft Entra ID.</summary>
    AzureOpenAI,

    /// <summary>OpenAI's chat completions: OpenAI itself, vLLM, LM Studio, llama.cpp server and others.</summary>
    OpenAICompatible,

    /// <summary>Ollama's native API.</summary>
    Ollama,

    /// <summary>A client of the program itself, such as a script. No setting can name it.</summary>
    InProcess,
}
