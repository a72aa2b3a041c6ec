using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Mcp;

/// <summary>Who calls a tool now: the key of the request, or the user whose program started this one.</summary>
internal delegate Caller McpCaller();
