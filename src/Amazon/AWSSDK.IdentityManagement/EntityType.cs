using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>What the details of an account can be narrowed to.</summary>
public class EntityType : ConstantClass
{
    /// <summary>As on the wire.</summary>
    public static readonly EntityType AWSManagedPolicy = new("AWSManagedPolicy");

    /// <summary>As on the wire.</summary>
    public static readonly EntityType Group = new("Group");

    /// <summary>As on the wire.</summary>
    public static readonly EntityType LocalManagedPolicy = new("LocalManagedPolicy");

    /// <summary>As on the wire.</summary>
    public static readonly EntityType Role = new("Role");

    /// <summary>As on the wire.</summary>
    public static readonly EntityType User = new("User");

    /// <summary>A value, also one that this version does not name.</summary>
    public EntityType(string value)
        : base(value)
    {
    }

    /// <summary>The one instance of a value.</summary>
    public static EntityType FindValue(string value) => FindValue<EntityType>(value);

    /// <summary>The one instance of a value.</summary>
    public static implicit operator EntityType(string value) => FindValue(value);
}
