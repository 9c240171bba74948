using Amazon.Runtime;

namespace Amazon.Organizations;

/// <summary>How an account came into the organization.</summary>
public class AccountJoinedMethod : ConstantClass
{
    /// <summary>As on the wire.</summary>
    public static readonly AccountJoinedMethod CREATED = new("CREATED");

    /// <summary>As on the wire.</summary>
    public static readonly AccountJoinedMethod INVITED = new("INVITED");

    /// <summary>A value, also one that this version does not name.</summary>
    public AccountJoinedMethod(string value)
        : base(value)
    {
    }

    /// <summary>The one instance of a value.</summary>
    public static AccountJoinedMethod FindValue(string value) => FindValue<AccountJoinedMethod>(value);

    /// <summary>The one instance of a value.</summary>
    public static implicit operator AccountJoinedMethod(string value) => FindValue(value);
}
