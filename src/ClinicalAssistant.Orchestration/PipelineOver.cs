using ClinicalAssistant.Orchestration.Generating;

namespace ClinicalAssistant.Orchestration;

/// <summary>The same pipeline, engines and record over other prompts, for comparing versions of a prompt.</summary>
/// <param name="prompts">The prompts.</param>
public delegate ConsultPipeline PipelineOver(PromptLibrary prompts);
