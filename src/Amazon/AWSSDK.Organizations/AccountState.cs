using Amazon.Runtime;

namespace Amazon.Organizations;

/// <summary>Where an account is in its life; it took the place of the status.</summary>
public class AccountState : ConstantClass
{
    /// <summary>As on the wire.</summary>
    public static readonly AccountState ACTIVE = new("ACTIVE");

    /// <summary>As on the wire.</summary>
    public static readonly AccountState CLOSED = new("CLOSED");

    /// <summary>As on the wire.</summary>
    public static readonly AccountState PENDING_ACTIVATION = new("PENDING_ACTIVATION");

    /// <summary>As on the wire.</summary>
    public static readonly AccountState PENDING_CLOSURE = new("PENDING_CLOSURE");

    /// <summary>As on the wire.</summary>
    public static readonly AccountState SUSPENDED = new("SUSPENDED");

    /// <summary>A value, also one that this version does not name.</summary>
    public AccountState(string value)
        : base(value)
    {
    }

    /// <summary>The one instance of a value.</summary>
    public static AccountState FindValue(string value) => FindValue<AccountState>(value);

    /// <summary>The one instance of a value.</summary>
    public static implicit operator AccountState(string value) => FindValue(value);
}
