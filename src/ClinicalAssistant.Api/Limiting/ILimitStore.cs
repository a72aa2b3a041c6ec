namespace ClinicalAssistant.Api.Limiting;

/// <summary>Where callers' use is counted: in this process, or in Redis for all replicas together.</summary>
internal interface ILimitStore
{
    /// <summary>Counts a request in the current minute and gives the count.</summary>
    ValueTask<long> CountRequestAsync(string caller, DateTimeOffset now);

    /// <summary>Takes one of so many places; false where all are taken.</summary>
    ValueTask<bool> EnterAsync(string caller, string lease, int most, DateTimeOffset now);

    /// <summary>Gives the place back.</summary>
    ValueTask LeaveAsync(string caller, string lease);

    /// <summary>Adds tokens to the day's and gives the sum; 0 only asks.</summary>
    ValueTask<long> AddTokensAsync(string caller, long tokens, DateTimeOffset now);
}
