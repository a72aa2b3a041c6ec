using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>A model that the program itself supplies, such as a script. It is no setting, is never hosted and is part of no route.</summary>
/// <param name="Name">Its name as a provider.</param>
/// <param name="Client">What answers.</param>
public sealed record InProcessModel(string Name, IChatClient Client);
