"""The fields of the statutory returns that are known here, so that what nothing feeds can be named.

Only fields that are collected today. A return that is not listed is not known in full, and nothing is said of its gaps.
"""

from __future__ import annotations

from collections.abc import Mapping

RETURN_FIELDS: Mapping[str, tuple[str, ...]] = {
    # Department for Education, children in need census, collection of 2025 to 2026: the items of a child's record.
    "cin": (
        "LAchildID",
        "UPN",
        "UPNunknown",
        "PersonBirthDate",
        "ExpectedPersonBirthDate",
        "Sex",
        "PersonDeathDate",
        "Ethnicity",
        "Disability",
        "CINreferralDate",
        "ReferralSource",
        "ReferralNFA",
        "PrimaryNeedCode",
        "AssessmentActualStartDate",
        "AssessmentInternalReviewDate",
        "AssessmentAuthorisationDate",
        "AssessmentFactors",
        "CINPlanStartDate",
        "CINPlanEndDate",
        "S47ActualStartDate",
        "InitialCPCtarget",
        "DateOfInitialCPC",
        "ICPCnotRequired",
        "CPPstartDate",
        "CPPendDate",
        "InitialCategoryOfAbuse",
        "LatestCategoryOfAbuse",
        "NumberOfPreviousCPP",
        "CPPreviewDate",
        "CINclosureDate",
        "ReasonForClosure",
    ),
}
"""By return (`language.RETURNS`), its fields in its own order."""
