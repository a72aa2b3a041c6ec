namespace ClinicalAssistant.Evals;

/// <summary>What a case is put to.</summary>
internal enum SuiteMode
{
    /// <summary>The whole pipeline, guards and evidence included.</summary>
    Pipeline,

    /// <summary>The suite's own prompts and a provider, without the pipeline.</summary>
    Model,

    /// <summary>The pipeline up to the model: the text that is judged is the prompt as the model would get it.</summary>
    Render,

    /// <summary>The search of the packs alone: the text that is judged are the hits, best first.</summary>
    Search,
}
