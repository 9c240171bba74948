using System.Diagnostics.CodeAnalysis;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Retention;

/// <summary>Which own backups stay: rules, and other rules for some tables. It decides; nothing here deletes.</summary>
/// <param name="Rules">The rules of every table that no override names.</param>
/// <param name="Overrides">In order; the first whose pattern matches a table holds for it.</param>
public sealed record RetentionPolicy(RetentionRules Rules, IReadOnlyList<RetentionOverride> Overrides)
{
    /// <summary>How many runs' backups are kept unless configured.</summary>
    public const int DefaultKeepLast = 30;

    /// <summary>Keeps the backups of the last 30 runs.</summary>
    public static RetentionPolicy Default { get; } = KeepingLast(DefaultKeepLast);

    /// <summary>A policy with the one rule keep-last.</summary>
    public static RetentionPolicy KeepingLast(int runs) => new(new RetentionRules { KeepLast = runs }, []);

    /// <summary>
    /// Reads a whole number from 1 (keep-last), or a JSON object with <c>keepLast</c>, <c>keepWithin</c> (ISO-8601 duration),
    /// <c>daily</c>, <c>weekly</c>, <c>monthly</c>, <c>yearly</c> and <c>overrides</c>. An empty policy and unknown keys are refused.
    /// </summary>
    /// <param name="text">The setting.</param>
    /// <param name="policy">The policy, if the text is one.</param>
    /// <param name="error">Otherwise one line: the field, what was given, what is accepted.</param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out RetentionPolicy? policy, [NotNullWhen(false)] out string? error) =>
        RetentionPolicyReader.TryRead(text, out policy, out error);

    /// <summary>Reads a policy as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is not a policy; the message is the one-line error.</exception>
    public static RetentionPolicy Parse(string text) =>
        TryParse(text, out var policy, out var error) ? policy : throw new FormatException(error);

    /// <summary>
    /// Decides what becomes of each backup: one decision for each, in the order of the input, on which nothing else depends.
    /// A pure function: <paramref name="now"/> only tells which times lie in the future and which orphans have expired.
    /// </summary>
    public static IReadOnlyList<RetentionDecision> Apply(
        IReadOnlyCollection<Backup> backups, RetentionPolicy policy, RetentionContext context, DateTimeOffset now) =>
        new RetentionReview(policy, context, now).Decide(backups);

    /// <summary>The rules that hold for a table.</summary>
    public RetentionRules RulesFor(TableScope scope, TableName table)
    {
        foreach (var other in Overrides)
            if (other.Tables.Matches(scope, table))
                return other.Rules;
        return Rules;
    }

    /// <summary>
    /// 16 hexadecimal digits that are equal for policies and naming of equal meaning, however written: a decision that
    /// was made under another policy can so be told.
    /// </summary>
    public string Fingerprint(BackupNaming naming) => RetentionFingerprint.Of(this, naming);

    /// <summary>Two policies are equal when their rules and overrides are, in order.</summary>
    public bool Equals(RetentionPolicy? other) =>
        other is not null && Rules == other.Rules && Overrides.SequenceEqual(other.Overrides);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rules, Overrides.Count);

    /// <summary>The policy as JSON in its canonical form, which <see cref="TryParse"/> reads back.</summary>
    public override string ToString() => RetentionPolicyWriter.Write(this);
}
