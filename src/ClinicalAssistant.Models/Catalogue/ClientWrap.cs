using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>Puts a client around a provider's own: what records, replays or paces its traffic. The inner client is made at its first call.</summary>
/// <param name="provider">The provider.</param>
/// <param name="inner">Its own client, with time limits, retries and circuit breaker.</param>
public delegate IChatClient ClientWrap(ModelProvider provider, Func<IChatClient> inner);
