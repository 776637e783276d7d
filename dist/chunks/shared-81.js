module.exports=require("../hunkguard.js")("./shared-81.js");
