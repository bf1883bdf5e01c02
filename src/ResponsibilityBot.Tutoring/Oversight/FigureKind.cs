namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>What figures of a team are kept of, week by week. Stored, so the numbers never change.</summary>
public enum FigureKind
{
    /// <summary>The week as a whole: who took part. Its key is empty.</summary>
    Week = 0,

    /// <summary>Answers in an area of the matrix; the key is the area's id.</summary>
    Area = 1,

    /// <summary>Answers to items that offer a wrong belief; the key is the belief's id.</summary>
    Belief = 2,

    /// <summary>Answers to an item; the key is its id.</summary>
    Item = 3,

    /// <summary>Questions that people asked about a row of the table; the key is the row's id.</summary>
    Question = 4,
}
