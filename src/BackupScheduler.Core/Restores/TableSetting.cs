namespace BackupScheduler.Core.Restores;

/// <summary>One setting that no restore brings back by itself. Setting it twice does no harm.</summary>
public abstract record TableSetting
{
    /// <summary>The attribute of time to live.</summary>
    public sealed record TimeToLive(string Attribute) : TableSetting
    {
        /// <inheritdoc/>
        public override string ToString() => $"time to live by {Attribute}";
    }

    /// <summary>Tags.</summary>
    public sealed record Tags(IReadOnlyDictionary<string, string> Values) : TableSetting
    {
        /// <inheritdoc/>
        public override string ToString() => $"tags {string.Join(", ", Values.Keys.Order(StringComparer.Ordinal))}";
    }

    /// <summary>A stream; it begins anew, with an ARN of its own.</summary>
    public sealed record Stream(string View) : TableSetting
    {
        /// <inheritdoc/>
        public override string ToString() => $"stream {View}";
    }

    /// <summary>Point-in-time recovery; its history begins anew.</summary>
    public sealed record Recovery(int Days) : TableSetting
    {
        /// <inheritdoc/>
        public override string ToString() => $"point-in-time recovery of {Days} days";
    }

    /// <summary>The table class.</summary>
    public sealed record Class(string Name) : TableSetting
    {
        /// <inheritdoc/>
        public override string ToString() => $"table class {Name}";
    }

    /// <summary>Protection from deletion.</summary>
    public sealed record DeletionProtection : TableSetting
    {
        /// <inheritdoc/>
        public override string ToString() => "deletion protection";
    }
}
