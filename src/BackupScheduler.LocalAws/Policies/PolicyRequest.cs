namespace BackupScheduler.LocalAws.Policies;

/// <summary>What a call asks for: an action such as <c>sqs:SendMessage</c>, the ARN that it is about (or <c>*</c>), and the context keys.</summary>
public sealed record PolicyRequest(string Action, string Resource)
{
    /// <summary>Keys in any case, as AWS takes them; a key that is absent differs from an empty one.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    internal string? this[string key] =>
        Context.FirstOrDefault(pair => string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase)).Value;
}
