using Amazon.Runtime;

namespace Amazon.Organizations;

/// <summary>The status of an account; the state took its place in 2026.</summary>
public class AccountStatus : ConstantClass
{
    /// <summary>As on the wire.</summary>
    public static readonly AccountStatus ACTIVE = new("ACTIVE");

    /// <summary>As on the wire.</summary>
    public static readonly AccountStatus PENDING_CLOSURE = new("PENDING_CLOSURE");

    /// <summary>As on the wire.</summary>
    public static readonly AccountStatus SUSPENDED = new("SUSPENDED");

    /// <summary>A value, also one that this version does not name.</summary>
    public AccountStatus(string value)
        : base(value)
    {
    }

    /// <summary>The one instance of a value.</summary>
    public static AccountStatus FindValue(string value) => FindValue<AccountStatus>(value);

    /// <summary>The one instance of a value.</summary>
    public static implicit operator AccountStatus(string value) => FindValue(value);
}
